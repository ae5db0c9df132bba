using PitMarshal.Events;
using PitMarshal.Judge.RaceWide;
using PitMarshal.Judge.Sensing;
using PitMarshal.Judge.Times;
using PitMarshal.Judge.Verdicts;

namespace PitMarshal.Judge.Rules.Common;

/// <summary>
/// Nothing is measured across a step of a clock: by how much it stepped is an estimate, and when it did is not known.
/// </summary>
internal static class AcrossClockSteps
{
    /// <summary>Undecided where the steps within what was measured could turn it.</summary>
    public static Verdict On(Verdict verdict, Race race)
    {
        if (race.Stations.Steps.Count == 0 || verdict.Outcome == Outcome.Undecided || verdict.From is not { } from
            || !IsMeasured(verdict))
        {
            return verdict;
        }

        var steps = race.Stations.Steps.Within(from, verdict.To ?? Spell.Forever)
            .Where(step => Concerns(step, verdict)).ToList();
        return steps.Count == 0 || Margin(verdict) > steps.Sum(Most) ? verdict : verdict.Undecided(steps[0].Reason);
    }

    /// <summary>How far what was measured may be off by the step, µs; by how much it stepped is an estimate.</summary>
    private static double Most(BlindInterval step) => Math.Abs((double)step.Doubt!.StepUs!.Value) * 1.01 + 1_000;

    private static bool Concerns(BlindInterval step, Verdict verdict) => step.Doubt!.Station is var station
        && (station == SensorDoubted.Gateway
            || verdict.Evidence.Any(source => source.StartsWith($"{station}/", StringComparison.Ordinal)));

    /// <summary>A duration, or a share of durations; a count of stops is the same by any clock.</summary>
    private static bool IsMeasured(Verdict verdict) =>
        verdict.RequiredMicros is not null || verdict.MeasuredMicros is not null
        || (verdict.Measured is { } measured && measured != decimal.Truncate(measured))
        || (verdict.Required is { } required && required != decimal.Truncate(required));

    private static double Margin(Verdict verdict) =>
        verdict is { MeasuredMicros: { } measured, RequiredMicros: { } required } ? Math.Abs(measured - required) : 0;
}
