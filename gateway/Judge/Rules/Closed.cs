using PitMarshal.Log;

namespace PitMarshal.Judge.Rules;

/// <summary>
/// <c>closed</c>: nobody comes in, goes out, connects the refuelling probe or changes drivers (<c>what</c>) while that is closed: while
/// race control has closed the exit (for going out) or the entry (for the rest), or, where <c>when</c> names a flag or a window,
/// while that holds. A stop declared as one of <c>except</c> is free.
/// </summary>
internal sealed class Closed(RuleHead head, Closed.Act what, IReadOnlyList<string> except) : Rule(head)
{
    internal enum Act { Entry, Exit, Refuelling, DriverChange }

    internal override Scope Scope => Scope.Stop;

    private bool ByConditions => Head.When.Conditions.Any(IsTime);

    private string Doing => what switch
    {
        Act.Entry => "coming in",
        Act.Exit => "going out",
        Act.Refuelling => "refuelling",
        _ => "changing drivers",
    };

    public static Rule Read(FieldReader fields) =>
        new Closed(fields.Head(Scope.Stop, Dimension.Number), fields.Word<Act>("what"), fields.TextsOrNull("except") ?? []);

    internal override string Edge => "that moment";

    internal override string Explain()
    {
        var closed = ByConditions ? "at any moment at which the conditions below hold"
            : $"while race control has closed the pit {(what == Act.Exit ? "exit" : "entry")}";
        return $"{Say.Sentence(Doing)} is forbidden {closed}." + (except.Count == 0 ? "" : $" A stop declared as {Say.Either(except)} is free.");
    }

    /// <summary>Flags and windows are asked of what was done, not of the stop.</summary>
    private protected override Maybe Applies(Subject subject) => Head.When.Holds(subject, c => !IsTime(c));

    private protected override Verdict Judge(Subject subject)
    {
        var (verdict, acts, hidden) = what switch
        {
            Act.Entry => OfLine(subject, Line.PitIn, subject.Stop!.In),
            Act.Exit => OfLine(subject, Line.PitOut, subject.Stop!.Out),
            _ => InStop(subject),
        };
        if (verdict.Open)
        {
            return verdict;
        }

        var done = acts.Select(act => IsClosed(subject, act)).ToList();
        var excepted = IsExcepted(subject);
        if (excepted.Answer == true)
        {
            return verdict with { Outcome = Outcome.Compliant, Reason = $"{Say.Sentence(Doing)} is free: {excepted.Why}." };
        }

        if (done.Exists(d => d.Answer == true))
        {
            return excepted.Answer is null
                ? verdict with { Reason = $"{Say.Sentence(Doing)} while that was closed; but {excepted.Why}." }
                : (verdict with { Outcome = Outcome.Infringement, Reason = $"{Say.Sentence(Doing)} while that was closed." })
                    .Proposing(Head.Penalty?.Propose(new(subject, 1, 0)));
        }

        var why = done.Find(d => d.Answer is null).Why ?? hidden;
        return why is not null
            ? verdict with { Reason = $"Whether it was closed for {Doing} is not known: {why}." }
            : verdict with
            {
                Outcome = Outcome.Compliant,
                Reason = acts.Count > 0 ? $"{Say.Sentence(Doing)} while that was open." : $"No {Doing} while that was closed.",
            };
    }

    /// <summary>The pit-in or the pit-out.</summary>
    private (Verdict Verdict, List<Mark> Acts, string? Hidden) OfLine(Subject subject, string line, Mark? pulse)
    {
        var (race, stop) = (subject.Race, subject.Stop!);
        var verdict = subject.Verdict(this, Outcome.Undecided, "");
        if (pulse is not { Event: CarPassed passed } seen)
        {
            return line == Line.PitOut && stop.InPitLane && race.Span.Ended is null
                ? (verdict with { Open = true, Reason = $"Not over yet: the car is in the pit lane; {Doing} may be closed." }, [], null)
                : (verdict, [], $"no {line} was seen");
        }

        verdict = verdict with { From = seen.At, To = seen.At, UMs = passed.UMs, Evidence = [Mark.Name(passed)] };
        if ((stop.FalsePulse ?? Doubts.OfMark(race, seen)) is { } doubt)
        {
            return (verdict, [], doubt);
        }

        // An earlier pulse of the same passing may be lost: it was somewhere in that time.
        var earlier = Doubts.Lost(race, line, line == Line.PitIn ? stop.After : stop.In?.At ?? stop.After, seen.At)?.Micros ?? 0;
        var act = passed with { At = seen.At.Plus(-(earlier / 2)), UMs = passed.UMs + (earlier / 2000.0) };
        return (verdict, [new Mark(act)], null);
    }

    /// <summary>What is done in the box; and why it may have been done unseen while it may have been closed.</summary>
    private (Verdict Verdict, List<Mark> Acts, string? Hidden) InStop(Subject subject)
    {
        var (verdict, states) = StopStates.Begin(this, subject, $"{Doing} may be closed");
        if (states is null)
        {
            return (verdict, [], verdict.Reason.TrimEnd('.'));
        }

        var (pitIn, pitOut) = (subject.Stop!.In!.Value, subject.Stop.Out!.Value);
        var driver = subject.DriverAt(pitIn.At);
        var acts = states.Events(e => what == Act.Refuelling ? e is ProbeConnected : e is DriverIdentified d && d.Driver != driver);
        var (half, u) = (pitOut.At.Since(pitIn.At) / 2, pitIn.U + pitOut.U);
        var mayBeClosed = ByConditions || subject.Race.Track.EntryOpen.Possible(pitIn.At.Plus(half), half + 1 + u).Contains(false);
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
            : states.WhyLate() ?? (acts.Count > 0 ? states.WhyBlindBefore(Blind.Forever)
                : DriverChanges.Is(subject, DriverChange.Changed) switch
                {
                    { Answer: false } => null,
                    { Answer: null, Why: var why } => why,
                    _ => "another driver was identified only after the stop",
                });
    }

    private Maybe IsClosed(Subject subject, Mark act)
    {
        var closed = ByConditions ? Head.When.Holds(subject with { Moment = act }, IsTime) : ByRaceControl(subject, act);
        var doubt = closed.Answer == false ? null
            : Doubts.OfMark(subject.Race, act)
                ?? (what == Act.DriverChange && subject.DriverAt(subject.Stop!.In!.Value.At) is null
                    ? "the driver who brought the car in is not identified" : null);
        return doubt is null ? closed : Maybe.Unknown(doubt);
    }

    private Maybe ByRaceControl(Subject subject, Mark act)
    {
        var track = subject.Race.Track;
        var open = (what == Act.Exit ? track.ExitOpen : track.EntryOpen).Possible(act.At, act.U);
        return open.TrueForAll(o => o) ? Maybe.No
            : open.TrueForAll(o => !o) ? Maybe.Yes
            : Maybe.Unknown("it was opened or closed within the uncertainty of that instant");
    }

    private Maybe IsExcepted(Subject subject)
    {
        if (except.Count == 0)
        {
            return Maybe.No;
        }

        var (said, over) = Declared.Of(subject);
        return said.Find(d => except.Contains(d.As, StringComparer.OrdinalIgnoreCase)) is { } declared
            ? new Maybe(true, $"the stop was declared as {declared.As}")
            : over ? Maybe.No : Maybe.Unknown("the out-lap is not over, so the stop may still be declared");
    }

    private static bool IsTime(Condition condition) => condition is UnderFlag or InWindow;
}
