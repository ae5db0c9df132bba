using PitMarshal.Judge.Rules;
using PitMarshal.Judge.Rules.Amounts;
using PitMarshal.Judge.Rules.Common;
using PitMarshal.Judge.Rules.Reading;

namespace PitMarshal.Regulations.Checks;

/// <summary>Limits on the same thing that cannot all be met, or of which one never decides.</summary>
internal static class CheckLimits
{
    public static IEnumerable<Finding> Of(RaceRegulations regulations)
    {
        var demands = regulations.Rules.Select(Demand.Of).OfType<Demand>().ToList();
        return demands.SelectMany((later, i) => demands.Take(i).SelectMany(earlier => Compare(earlier, later)))
            .Concat(demands.SelectMany(Alone))
            .Concat(regulations.Rules.SelectMany(rule => Band(rule, demands)))
            .Concat(Stints(regulations.Rules, demands));
    }

    private static IEnumerable<Finding> Alone(Demand demand)
    {
        if (demand.Least > demand.Most)
        {
            yield return Check.About(
                demand.Rule, "max", Severity.Error, "max is below min: nobody can meet both", "correct one of them");
        }
    }

    private static IEnumerable<Finding> Compare(Demand earlier, Demand later)
    {
        if (earlier.Measure != later.Measure || !(earlier.Covers(later) || later.Covers(earlier)))
        {
            yield break;
        }

        if (earlier.Least > later.Most || later.Least > earlier.Most)
        {
            yield return Check.About(
                later.Rule, null, Severity.Error,
                    $"nobody can meet it and rule {Named(earlier.Rule)}: the least is above the most",
                "correct one of them, or say with when to whom each applies");
            yield break;
        }

        foreach (var (one, other) in ((Demand, Demand)[])[(earlier, later), (later, earlier)])
        {
            if (IsPointless(one, by: other))
            {
                yield return Check.About(
                    one.Rule, null, Severity.Warning,
                        $"never decides: rule {Named(other.Rule)} asks for as much or more of all it applies to",
                    "take out one of them, or correct its limit or when");
                yield break;
            }
        }
    }

    /// <summary>
    /// Whoever meets the other meets this one; a miss of this one that brings another penalty still says something.
    /// </summary>
    private static bool IsPointless(Demand demand, Demand by) =>
        by.Covers(demand)
        && (demand.Least is not null || demand.Most is not null)
        && (demand.Least is null || by.Least >= demand.Least)
        && (demand.Most is null || by.Most <= demand.Most)
        && demand.Rule.Head.Written.Find("penalty")?.Write() is var penalty
        && (penalty is null || penalty == by.Rule.Head.Written.Find("penalty")?.Write());

    /// <summary>A forbidden band against the limits of the same interval.</summary>
    private static IEnumerable<Finding> Band(Rule rule, List<Demand> demands)
    {
        var written = rule.Head.Written;
        if (written.Find("kind")!.Text != "forbidden-band")
        {
            yield break;
        }

        var fields = new FieldReader(written, "", rule.Head.Published);
        var above = Amount.ReadOrNull(fields, "above", Dimension.Duration)?.Constant;
        var below = Amount.ReadOrNull(fields, "below", Dimension.Duration)?.Constant;
        foreach (var other in demands.Where(d => d.Rule.Head.Written is var w
            && w.Find("of")?.Text == written.Find("of")?.Text && w.Find("kind")!.Text is "min-duration"
                or "max-duration"))
        {
            if (other.Least >= below || other.Most <= above)
            {
                yield return Check.About(
                    rule, null, Severity.Warning,
                        $"never decides where rule {Named(other.Rule)} applies: its limit already shuts out the whole "
                            + $"band",
                    "take out one of them, or correct the band");
            }
            else if ((other.Least > above && other.Least < below) || (other.Most > above && other.Most < below))
            {
                yield return Check.About(
                    other.Rule, "value", Severity.Warning,
                        $"the limit lies in the band that rule {Named(rule)} forbids: the band's edge holds instead",
                    "move the limit to the edge of the band, or correct the band");
            }
        }
    }

    /// <summary>Limits on different things of which one keeps the other from being reached.</summary>
    private static IEnumerable<Finding> Stints(IReadOnlyList<Rule> rules, List<Demand> demands)
    {
        var drives =
            demands.Where(d =>
                d is { Conditions.Count: 0, Most: not null }
                    && d.Rule.Head.Written.Find("of")?.Text == "continuous-drive").ToList();
        foreach (var drive in drives)
        {
            foreach (
                var stint in demands.Where(d => d.Rule.Head.Written.Find("of")?.Text == "stint" && d.Most > drive.Most))
            {
                yield return Check.About(
                    stint.Rule, "value", Severity.Warning,
                        $"never decides: rule {Named(drive.Rule)} lets nobody drive so long on end",
                    "correct one of them");
            }

            foreach (var rest in rules.Where(rule => After(rule) > drive.Most))
            {
                yield return Check.About(
                    rest, "after", Severity.Warning,
                        $"due only after more than rule {Named(drive.Rule)} lets anybody drive", "correct one of them");
            }
        }
    }

    private static long? After(Rule rule) => rule.Head.Written.Find("of")?.Text == "rest"
        ? Amount.ReadOrNull(
            new FieldReader(rule.Head.Written, "", rule.Head.Published), "after", Dimension.Duration)?.Constant
        : null;

    private static string Named(Rule rule) => $"{rule.Name} (line {Check.LineOf(rule)})";
}
