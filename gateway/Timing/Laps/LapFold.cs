using PitMarshal.Events;
using PitMarshal.Timing.Settings;

namespace PitMarshal.Timing.Laps;

/// <summary>What the next passing of a car makes of what was known of it.</summary>
internal sealed class LapFold(string car, RunConditions conditions)
{
    public List<(Instant From, Instant? To, string? Reason)> Retirements { get; } = [];

    /// <summary>The step after one more passing, never earlier than the last; a lap that it ends is added.</summary>
    public LapStep Next(List<LapStep> steps, List<Lap> laps, in Passing passing, Instant start)
    {
        var step = steps.Count > 0 ? steps[^1]
            : new LapStep { From = start, FromU = conditions.StartU };
        step.Passing = passing;
        if (IsRetired(passing.At))
        {
            step.Use = PassingUse.Retired;
            step.AfterRetirement++;
            return step;
        }

        switch (passing.Line)
        {
            case TimedLine.PitIn:
                step.Use = PassingUse.Pit;
                ComeIn(ref step);
                return step;
            case TimedLine.PitOut:
                step.Use = PassingUse.Pit;
                GoOut(ref step);
                return step;
            default:
                step.Use = UseOf(step);
                Cross(ref step, steps, laps);
                return step;
        }
    }

    /// <summary>It is told to have retired before an instant, and not to go on by then.</summary>
    public bool IsRetired(Instant at)
    {
        foreach (var (from, to, _) in Retirements)
        {
            if (at > from && (to is not { } end || at < end))
            {
                return true;
            }
        }

        return false;
    }

    private PassingUse UseOf(in LapStep step)
    {
        var rules = conditions.Rules;
        var inPit = step.Passing.Line == TimedLine.StartFinishInPitLane
            || (step.Passing.Line == TimedLine.StartFinish && step.InPit && !step.PassedInPit);
        if (inPit && !rules.PitLaneCrossesLine)
        {
            return PassingUse.InPitLane;
        }

        var since = step.Passing.At.Since(step.From);
        if (step.Laps == 0 && step.Opened is null)
        {
            var joined = step is { Stops: 0, InPit: false, PitAt: { } left }
                && step.Passing.At.Since(left) < rules.MinimumLapMicros;
            return conditions.FirstPassingOpens || joined || since < rules.MinimumLapMicros
                ? PassingUse.Opens : PassingUse.EndsLap;
        }

        // After a passing that only began the first lap of a common clock, the minimum lap runs from that passing.
        var last = step.Laps == 0 ? step.Opened!.Value : step.From;
        return step.Passing.At.Since(last) < rules.MinimumLapMicros ? PassingUse.TooSoon : PassingUse.EndsLap;
    }

    private void Cross(ref LapStep step, List<LapStep> steps, List<Lap> laps)
    {
        step.PassedInPit |= step.InPit;
        switch (step.Use)
        {
            case PassingUse.TooSoon:
                step.TooSoon++;
                break;
            case PassingUse.InPitLane:
                step.Aside++;
                break;
            case PassingUse.Opens:
                step.Opened = step.Passing.At;
                // The first lap of a race on a common clock is timed from the start of that clock.
                if (conditions.FirstPassingOpens)
                {
                    (step.From, step.FromU) = (step.Passing.At, step.Passing.U);
                    step.PitInLap = step.InPit;
                }

                break;
            default:
                EndLap(ref step, steps.Count, laps);
                break;
        }
    }

    private void EndLap(ref LapStep step, int index, List<Lap> laps)
    {
        var (at, from) = (step.Passing.At, step.From);
        var micros = at.Since(from);
        var usual = !step.PitInLap && !step.InPit && step.Laps > 0 && !conditions.IsSlow(from, at);
        var times = usual ? UsualLap.TimesOf(laps, micros) : 0;
        var invalid = conditions.IsInvalid(car, step.Passing);
        laps.Add(new Lap(
            index, at, step.Passing.U, micros, step.Passing.U + step.FromU, usual && times == 0, times, invalid));
        step.Laps++;
        step.Multiples += times > 0 ? 1 : 0;
        if (!invalid && micros > 0 && (step.BestLap == 0 || micros < step.BestMicros))
        {
            (step.BestLap, step.BestMicros) = (step.Laps, micros);
        }

        (step.From, step.FromU) = (at, step.Passing.U);
        step.PitInLap = step.InPit;
    }

    private static void ComeIn(ref LapStep step)
    {
        var isPulse = step.InPit && step.PitAt is { } before
            && step.Passing.At.Since(before) <= RunConditions.PulseMicros;
        if (isPulse)
        {
            return;
        }

        (step.InPit, step.PassedInPit, step.PitInLap, step.PitAt) = (true, false, true, step.Passing.At);
        step.Stops++;
    }

    private static void GoOut(ref LapStep step)
    {
        var isPulse = !step.InPit && step.PitAt is { } before
            && step.Passing.At.Since(before) <= RunConditions.PulseMicros;
        if (isPulse)
        {
            return;
        }

        // Without a pit-in before: it started from the pit lane, or its pit-in was missed.
        var joins = !step.InPit && step.Laps == 0 && step.Opened is null && step.Stops == 0;
        step.Stops += step.InPit || joins ? 0 : 1;
        (step.InPit, step.PassedInPit, step.PitInLap, step.PitAt) = (false, false, true, step.Passing.At);
    }
}
