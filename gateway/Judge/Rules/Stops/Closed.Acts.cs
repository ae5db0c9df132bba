using PitMarshal.Events;
using PitMarshal.Judge.Box;
using PitMarshal.Judge.Pit;
using PitMarshal.Judge.Rules.Common;
using PitMarshal.Judge.Rules.Subjects;
using PitMarshal.Judge.Times;
using PitMarshal.Judge.Verdicts;

namespace PitMarshal.Judge.Rules.Stops;

// What was done in a stop that may have been closed.
public sealed partial class Closed
{
    /// <summary>The pit-in or the pit-out.</summary>
    private (Verdict Verdict, List<Mark> Acts, string? Hidden) OfLine(Subject subject, string line, Mark? pulse)
    {
        var (race, stop) = (subject.Race, subject.Stop!);
        var verdict = subject.Verdict(this, Outcome.Undecided, "");
        if (pulse is not { Event: CarPassed passed } seen)
        {
            return line == Line.PitOut && stop.InPitLane && race.Span.Ended is null
                ? (verdict with { Open = true,
                    Reason = $"Not over yet: the car is in the pit lane; {Doing} may be closed." }, [], null)
                : (verdict, [], $"no {line} was seen");
        }

        verdict = verdict with { From = seen.At, To = seen.At, UMs = passed.UMs, Evidence = [Mark.Name(passed)] };
        if ((stop.FalsePulse ?? Doubts.OfMark(race, seen)) is { } doubt)
        {
            return (verdict, [], doubt);
        }

        // An earlier pulse of the same passing may be lost: it was somewhere in that time.
        var earlier =
            Doubts.Lost(race, line, line == Line.PitIn ? stop.After : stop.In?.At ?? stop.After, seen.At)?.Micros ?? 0;
        var act = passed with { At = seen.At.Plus(-(earlier / 2)), UMs = passed.UMs + (earlier / 2000.0) };
        return (verdict, [new Mark(act)], null);
    }

    /// <summary>What is done in the box; and why it may have been done unseen while it may have been closed.</summary>
    private (Verdict Verdict, List<Mark> Acts, string? Hidden) InStop(Subject subject)
    {
        var (verdict, states) = subject.BeginStop(this, $"{Doing} may be closed");
        if (states is null)
        {
            return (verdict, [], verdict.Reason.TrimEnd('.'));
        }

        var (pitIn, pitOut) = (subject.Stop!.In!.Value, subject.Stop.Out!.Value);
        var driver = subject.DriverAt(pitIn.At);
        var acts =
            states.Events(e =>
                what == Act.Refuelling ? e is ProbeConnected : e is DriverIdentified d && d.Driver != driver);
        var (half, u) = (pitOut.At.Since(pitIn.At) / 2, pitIn.U + pitOut.U);
        var mayBeClosed = ByConditions
            || Open(subject).Possible(pitIn.At.Plus(half), half + 1 + u).Contains(false);
        var hidden = mayBeClosed ? Hidden(subject, states, driver, acts) : null;
        return (verdict with { Evidence = states.Evidence(acts) }, acts.ConvertAll(e => new Mark(e)), hidden);
    }

    private string? Hidden(Subject subject, StopStates states, string? driver, List<RaceEvent> acts)
    {
        if (what == Act.Refuelling)
        {
            CarState[] probe = [CarState.ProbeConnected];
            return states.WhyLate() ?? states.WhyUnknown(probe);
        }

        return driver is null ? "the driver who brought the car in is not identified"
            : states.WhyLate() ?? (acts.Count > 0 ? states.WhyBlindBefore(Spell.Forever, InputKind.Badge)
                : DriverChanges.Is(subject, DriverChange.Changed) switch
                {
                    { Answer: false } => null,
                    { Answer: null, Why: var why } => why,
                    _ => "another driver was identified only after the stop",
                });
    }
}
