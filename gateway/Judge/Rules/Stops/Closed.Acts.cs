using PitMarshal.Events;
using PitMarshal.Judge.Box;
using PitMarshal.Judge.Pit;
using PitMarshal.Judge.Reasons;
using PitMarshal.Judge.Rules.Common;
using PitMarshal.Judge.Rules.Subjects;
using PitMarshal.Judge.Times;
using PitMarshal.Judge.Verdicts;

namespace PitMarshal.Judge.Rules.Stops;

// What was done in a stop that may have been closed.
public sealed partial class Closed
{
    /// <summary>The pit-in or the pit-out.</summary>
    private (Verdict Verdict, List<Mark> Acts, string? Hidden) OfLine(
        Subject subject, Act what, string line, Mark? pulse)
    {
        var (race, stop) = (subject.Race, subject.Stop!);
        var verdict = subject.Verdict(this, Outcome.Undecided, "");
        if (pulse is not { Event: CarPassed passed } seen)
        {
            return line == Line.PitOut && stop.InPitLane && race.Span.Ended is null
                ? (verdict with { Open = true,
                    Reason = $"Not over yet: the car is in the pit lane; {Doing(what)} may be closed." }, [], null)
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
    private (Verdict Verdict, List<Mark> Acts, string? Hidden) InStop(Subject subject, Act what)
    {
        var (verdict, states) = subject.BeginStop(this, $"{Doing(what)} may be closed");
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
            || Open(subject, what).Possible(pitIn.At.Plus(half), half + 1 + u).Contains(false);
        var hidden = mayBeClosed ? Hidden(subject, what, states, driver, acts) : null;
        return (verdict with { Evidence = states.Evidence(acts) }, acts.ConvertAll(e => new Mark(e)), hidden);
    }

    private static string? Hidden(
        Subject subject, Act what, StopStates states, string? driver, List<RaceEvent> acts)
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

    /// <summary>
    /// A refuelling that is short enough to be an emergency service, or may be; null: it is none for certain.
    /// </summary>
    private (Outcome Outcome, string Why)? Emergency(Subject subject)
    {
        if (emergency?.In(subject) is not { } most)
        {
            return null;
        }

        var time = RefuelTime.Of(subject.Race, subject.Car, subject.Stop!).Value;
        if (time is not { Micros: { } micros, Unsound: null })
        {
            return (Outcome.Undecided, $"Refuelling while that was closed; how long is not known: "
                + $"{time.Unsound ?? time.Open}.");
        }

        var text = $"Refuelling while that was closed for {ReasonText.Duration(micros)}";
        return most.Judge(time, atMost: true) switch
        {
            Outcome.Compliant => (Outcome.Compliant, $"{text}: an emergency service."),
            Outcome.Infringement => null,
            _ => (Outcome.Undecided, $"{text}, which is closer to an emergency service than the uncertainty of "
                + $"±{ReasonText.Uncertainty(time.U)}."),
        };
    }
}
