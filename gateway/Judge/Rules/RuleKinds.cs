using PitMarshal.Judge.Rules.Amounts;
using PitMarshal.Judge.Rules.Common;
using PitMarshal.Judge.Rules.Counts;
using PitMarshal.Judge.Rules.Drivers;
using PitMarshal.Judge.Rules.Durations;
using PitMarshal.Judge.Rules.Fuel;
using PitMarshal.Judge.Rules.Reading;
using PitMarshal.Judge.Rules.Stops;
using PitMarshal.Judge.Rules.Sums;

namespace PitMarshal.Judge.Rules;

/// <summary>The kinds of rules. A new kind is one file that reads and judges it, and one line here.</summary>
public static class RuleKinds
{
    private static readonly Dictionary<string, Func<FieldReader, Rule>> s_read = new()
    {
        ["min-duration"] = MinDuration.Read,
        ["max-duration"] = MaxDuration.Read,
        ["forbidden-band"] = ForbiddenBand.Read,
        ["count"] = Count.Read,
        ["sum"] = fields => fields.Has("reachedBy") ? ReachedBy.Read(fields) : Sum.Read(fields),
        ["spread"] = Spread.Read,
        ["driver-exit"] = DriverExit.Read,
        ["require"] = Require.Read,
        ["forbid"] = Forbid.Read,
        ["order"] = Order.Read,
        ["speed-limit"] = SpeedLimit.Read,
        ["fuel"] = FuelQuantity.Read,
        ["closed"] = Closed.Read,
        ["eligibility"] = Eligibility.Read,
    };

    /// <summary>The words of all kinds.</summary>
    public static IReadOnlyCollection<string> Words => s_read.Keys;

    /// <summary>Reads one rule; throws <see cref="BadRule"/>.</summary>
    /// <param name="rule">The rule as written.</param>
    /// <param name="published">Values the event has published, by name; empty: the event must set it.</param>
    public static Rule Read(Field rule, IReadOnlyDictionary<string, string> published)
    {
        var fields = new FieldReader(rule, rule.Find("rule")?.Text is { } name ? $"rule {name}" : "a rule", published);
        var kind = fields.Text("kind");
        if (!s_read.TryGetValue(kind, out var read))
        {
            throw fields.Bad("kind", $"expected one of {string.Join(", ", s_read.Keys)}, not '{kind}'");
        }

        var result = read(fields);
        fields.Done();
        TableScope.Check(result, fields);
        result.Uses = fields.Uses;
        return result;
    }
}
