using PitMarshal.Judge.Verdicts;

namespace PitMarshal.Judge.Rules.Penalties;

/// <summary>
/// The infringements of one car in order of time, from which the final text of each proposed penalty follows: the
/// how-manieth of its rule it is, and how many points the car has by then.
/// </summary>
internal static class PenaltyRecord
{
    /// <summary>
    /// One text for each infringement, null where nothing is proposed: <c>points 3 (11 in all: stop-go)</c>.
    /// </summary>
    /// <param name="infringements">Of one car, in order of time.</param>
    /// <param name="ledger">Of the regulations, or null.</param>
    public static List<string?> Texts(IEnumerable<Infringement> infringements, Ledger? ledger)
    {
        var texts = new List<string?>();
        var before = new Dictionary<(string, string?), int>();
        var points = 0L;
        foreach (var (rule, driver, proposal) in infringements)
        {
            var count = before.GetValueOrDefault((rule, driver));
            before[(rule, driver)] = count + 1;
            var sanction = proposal?.After(count);
            var total = sanction is { Kind: PenaltyKind.Points, Size: { } more } ? points + more : points;
            var reached = ledger?.Reached(points, total);
            texts.Add(reached is null ? sanction?.ToString() : $"{sanction} ({total} in all: {reached})");
            points = total;
        }

        return texts;
    }
}
