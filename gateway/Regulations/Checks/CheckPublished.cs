using PitMarshal.Judge.Rules;
using PitMarshal.Judge.Rules.Reading;

namespace PitMarshal.Regulations.Checks;

/// <summary>Values that the event publishes: not set although a rule needs them, or set although none does.</summary>
internal static class CheckPublished
{
    public static IEnumerable<Finding> Of(RaceRegulations regulations)
    {
        var values = regulations.Written.Find("published")?.Map ?? [];
        foreach (var unset in regulations.Unset.DistinctBy(unset => unset.Name))
        {
            var stated = values.FirstOrDefault(value => value.Key == unset.Name).Value;
            var rules = regulations.Rules.Where(rule => rule.Uses.Unset.Exists(u => u.Name == unset.Name))
                .Select(rule => rule.Name);
            yield return new(
                stated?.Line ?? unset.Line, string.Join(", ", rules), Severity.Error,
                $"the published value '{unset.Name}' is not "
                    + $"set{(stated is null ? " and not listed under published" : "")}",
                $"write what the event publishes: '{unset.Name}: …' under published");
        }

        foreach (var (name, value) in values)
        {
            if (!regulations.Rules.Any(rule => rule.Uses.Names.Contains(name)))
            {
                yield return new(value.Line, null, Severity.Warning, $"no rule uses the published value '{name}'",
                    "take it out, or use it in a rule");
            }
        }
    }
}
