using PitMarshal.Events;
using PitMarshal.Judge.Rules;
using PitMarshal.Judge.Rules.Reading;
using PitMarshal.Web.Formats;
using PitMarshal.Web.Forms;

namespace PitMarshal.Web.RaceControl.Bulletins;

/// <summary>
/// What a bulletin can change: the fields of the rules, each with its value as the last bulletin left it.
/// </summary>
internal static class BulletinChoices
{
    private const int ValueMost = 60;

    /// <summary>What a rule is, and what only people read of it.</summary>
    private static readonly string[] s_fixed = ["rule", "kind", "of", "article", "note"];

    /// <param name="issued">The bulletins that hold, in order.</param>
    internal static IReadOnlyList<Choice> Of(RaceRegulations regulations, IEnumerable<BulletinIssued> issued)
    {
        var set = issued.SelectMany(bulletin => bulletin.Set).GroupBy(setting => setting.Key)
            .ToDictionary(same => same.Key, same => same.Last().Value);
        return
        [
            .. from rule in regulations.Rules
               from field in rule.Head.Written.Map ?? []
               where !s_fixed.Contains(field.Key)
               let key = $"{rule.Name}.{field.Key}"
               select new Choice(key, $"{RuleName.Of(rule.Name)}: {field.Key}, now "
                   + Short(set.GetValueOrDefault(key) is { } now ? DurationText.Shown(now)
                       : Published(regulations, field.Value))),
        ];
    }

    /// <summary>What an event has published for it stands there, and not where it stands.</summary>
    private static string Published(RaceRegulations regulations, Field value) =>
        value.Find("published") is not { Text: { } name } ? DurationText.Shown(value.Text ?? value.Write())
        : regulations.Written.Find("published")?.Find(name) is { Text: { Length: > 0 } published }
        ? $"{DurationText.Shown(published)} ({RuleName.Of(name).ToLowerInvariant()})"
        : $"not published yet ({RuleName.Of(name).ToLowerInvariant()})";

    private static string Short(string value) => value.Length > ValueMost ? $"{value[..(ValueMost - 1)]}…" : value;
}
