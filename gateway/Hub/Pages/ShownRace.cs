using PitMarshal.Hub.Races;
using PitMarshal.Judge.Verdicts;
using PitMarshal.Timing.Classifications;

namespace PitMarshal.Hub.Pages;

/// <summary>A race as its page shows it; the newest verdicts first.</summary>
/// <param name="Venue">Whose.</param>
/// <param name="Race">Its name at the hub.</param>
/// <param name="Title">Of the page.</param>
/// <param name="Position">The last entry.</param>
/// <param name="Difference">What the gateway recorded otherwise; null: nothing.</param>
/// <param name="Cars">In their order.</param>
/// <param name="Verdicts">What is certain, or open.</param>
public sealed record ShownRace(
    string Venue, string Race, string Title, long Position, string? Difference,
    IReadOnlyList<ClassifiedCar> Cars, IReadOnlyList<Verdict> Verdicts)
{
    private const int MostVerdicts = 500;

    internal static ShownRace Of(string venue, string race, RaceState state)
    {
        var progress = state.Judge.Progress();
        var result = state.Timing.MainSession is { } session ? state.Timing.Classify(session) : null;
        return new ShownRace(venue, race, $"{venue}: {progress.Title ?? progress.Race ?? race}", state.Position,
            state.Difference, result?.Cars ?? [], [.. state.Judge.Verdicts().Reverse().Take(MostVerdicts)]);
    }
}
