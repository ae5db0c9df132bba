using PitMarshal.Judge;
using PitMarshal.Judge.Rules;

namespace PitMarshal.Regulations;

/// <summary>Values that the event publishes: not set although a rule needs them, or set although none does.</summary>
internal static class CheckPublished
{
    public static IEnumerable<Finding> Of(RaceRegulations regulations)
    {
        var values = regulations.Written.Find("published")?.Map ?? [];
        foreach (var unset in regulations.Unset.DistinctBy(unset => unset.Name))
        {
            var stated = values.FirstOrDefault(value => value.Key == unset.Name).Value;
            var rules = regulations.Rules.Where(rule => rule.UnsetValues.Any(u => u.Name == unset.Name)).Select(rule => rule.Name);
            yield return new(
                stated?.Line ?? unset.Line, string.Join(", ", rules), Severity.Error,
                $"the published value '{unset.Name}' is not set{(stated is null ? " and not listed under published" : "")}",
                $"write what the event publishes: '{unset.Name}: …' under published");
        }

        var used = Used(regulations, values.Select(value => value.Key));
        foreach (var (name, value) in values)
        {
            if (!used.Contains(name))
            {
                yield return new(value.Line, null, Severity.Warning, $"no rule uses the published value '{name}'", "take it out, or use it in a rule");
            }
        }
    }

    /// <summary>What the rules would miss if nothing were set.</summary>
    private static HashSet<string> Used(RaceRegulations regulations, IEnumerable<string> names)
    {
        var nothing = names.ToDictionary(name => name, _ => "");
        return [.. regulations.Rules.SelectMany(rule => RuleKinds.Read(rule.Head.Written, nothing).UnsetValues).Select(unset => unset.Name)];
    }
}
