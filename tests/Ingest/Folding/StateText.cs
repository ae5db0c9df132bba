using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;
using PitMarshal.Events;
using PitMarshal.Events.Json;
using PitMarshal.Judge;
using PitMarshal.Judge.Verdicts;

namespace PitMarshal.Tests.Ingest.Folding;

/// <summary>
/// A whole state as text: every field of every object of the gateway, whoever wrote it and however private, so that
/// nothing that somebody adds can be forgotten here.
/// </summary>
internal static class StateText
{
    internal static string Of(params object[] states)
    {
        var text = new StringBuilder();
        foreach (var state in states)
        {
            Write(text, state, 0);
        }
        return text.ToString();
    }

    private static void Write(StringBuilder text, object? value, int depth)
    {
        switch (value)
        {
            case null or string or bool or Enum or Instant:
                text.Append(value ?? "null").Append('\n');
                break;
            case IFormattable number when value.GetType().IsPrimitive:
                text.Append(number.ToString(null, CultureInfo.InvariantCulture)).Append('\n');
                break;
            case RaceEvent e:
                text.Append(EventJson.Write(e)).Append('\n');
                break;
            case RaceJudge judge:
                text.AppendJoin('\n', judge.Verdicts().Select(VerdictJson.Write))
                    .Append($"\n{judge.Log.Count} events\n");
                break;
            case IEnumerable items:
                // Dictionaries and sets keep no order that means anything; lists and queues do.
                var lines = items.Cast<object?>().Select(item => Lines(item, depth + 1)).ToList();
                text.Append('\n').AppendJoin("", IsOrdered(items) ? lines : lines.Order(StringComparer.Ordinal));
                break;
            default:
                text.Append(value.GetType().Name).Append('\n');
                foreach (var field in Fields(value.GetType()))
                {
                    text.Append(' ', depth * 2).Append(field.Name).Append(": ");
                    Write(text, field.GetValue(value), depth + 1);
                }
                break;
        }
    }

    private static string Lines(object? item, int depth)
    {
        var text = new StringBuilder().Append(' ', depth * 2).Append("- ");
        Write(text, item, depth + 1);
        return text.ToString();
    }

    private static bool IsOrdered(IEnumerable items) =>
        items.GetType() is { IsGenericType: true } type
        && (type.GetGenericTypeDefinition() == typeof(List<>) || type.GetGenericTypeDefinition() == typeof(Queue<>));

    private static IEnumerable<FieldInfo> Fields(Type type)
    {
        for (var of = type; of is not null && of != typeof(object); of = of.BaseType)
        {
            foreach (var field in of.GetFields(
                BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                // A view of a dictionary, with nothing of its own.
                if (!field.FieldType.Name.StartsWith("AlternateLookup", StringComparison.Ordinal))
                {
                    yield return field;
                }
            }
        }
    }
}
