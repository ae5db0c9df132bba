using PitMarshal.Judge.Rules;
using PitMarshal.Judge.Rules.Counts;

namespace PitMarshal.Regulations.Checks;

/// <summary>Rules that count every visit to the pit lane as a stop, and so a drive-through too.</summary>
internal static class CheckStops
{
    /// <summary>Conditions that a car which only drives through does not meet.</summary>
    private static readonly string[] s_standing = ["declared", "refuelled", "vehicle", "driver"];

    public static IEnumerable<Finding> Of(RaceRegulations regulations) => regulations.Rules.OfType<Count>()
        .Where(count => count.Head.Written is var written && written.Find("atLeast") is null
            && written.Find("driver") is null
            && (written.Find("when") is not { } when || s_standing.All(word => when.Find(word) is null)))
        .Select(count => Check.About(count, null, Severity.Warning,
            "counts a drive-through as a stop, unless it was ordered with PenaltyOrdered or ruled by a steward",
            "say what a stop is: atLeast, driver: changed, or when: { refuelled: true }; or order each penalty"));
}
