using PitMarshal.Log;

namespace PitMarshal.Judge.Rules;

/// <summary>
/// <c>driver-exit</c>: at some instant of the stop all of <c>evidence</c> (seat-empty, both-feet, belts-open) holds at once,
/// for at least <c>value</c> when that is given.
/// </summary>
internal sealed class DriverExit(RuleHead head, IReadOnlyList<DriverExit.Evidence> asked, long valueMicros) : Rule(head)
{
    internal enum Evidence { SeatEmpty, BothFeet, BeltsOpen }

    internal override Scope Scope => Scope.Stop;

    public static Rule Read(FieldReader fields)
    {
        var asked = fields.WordList<Evidence>("evidence").Distinct().ToList();
        return new DriverExit(fields.Head(Scope.Stop), asked, fields.DurationOrNull("value") ?? 0);
    }

    private protected override Verdict Judge(Subject subject)
    {
        var lane = PitLaneTime.Of(subject.Race, subject.Stop!).Value;
        var verdict = subject.Verdict(this, Outcome.Undecided, "") with
        {
            RequiredMicros = valueMicros > 0 ? valueMicros : null,
            From = lane.From?.At,
            To = lane.To?.At,
            Evidence = lane.Sources(),
        };
        if (lane.Open is { } open)
        {
            return verdict with { Open = true, Reason = $"Not over yet: {open}; {Wanted} is required." };
        }

        if (lane is not { From: { } pitIn, To: { } pitOut, Unsound: null })
        {
            return verdict with { Reason = $"{lane.Unsound}; {Wanted} is required." };
        }

        var stop = new Spell(pitIn.At, pitIn.U, pitOut.At, pitOut.U);
        return Decide(subject, verdict, lane, stop);
    }

    private Verdict Decide(Subject subject, Verdict verdict, Measured lane, Spell stop)
    {
        var blinds = subject.Race.BlindsForBox(subject.Car, stop.From);
        var (so, perhaps) = (new List<Spell> { stop }, new List<Spell> { stop.Widened() });
        var certain = new List<Spell> { stop.Shrunk() };
        foreach (var (_, signal) in Signals(subject.Car))
        {
            var (on, maybe) = signal.During(stop, blinds);
            so = Spell.Shared(so, on);
            certain = Spell.Shared(certain, on.ConvertAll(s => s.Shrunk()));
            perhaps = Spell.Shared(perhaps, maybe.ConvertAll(s => s.Widened()));
        }

        var longest = Spell.Longest(so);
        var measured = longest?.Micros ?? 0;
        verdict = verdict with
        {
            MeasuredMicros = measured,
            UMs = (longest?.U ?? 0) / 1000,
            Evidence = Seen(subject.Car, lane, stop),
        };
        if (Reaches(certain))
        {
            return verdict with
            {
                Outcome = Outcome.Compliant,
                Reason = $"{Capitalised(Wanted)}: for {Say.Duration(measured)} at once{Note(lane)}.",
            };
        }

        if (!Reaches(perhaps) && WhyLate(subject.Car, stop) is null)
        {
            return (verdict with
            {
                Outcome = Outcome.Infringement,
                ShortfallMicros = valueMicros > 0 ? valueMicros - measured : null,
                Reason = (measured > 0 ? $"{Capitalised(Wanted)}, but only for {Say.Duration(measured)}" : $"Never {Wanted} at once")
                    + $" in this stop{Note(lane)}.",
            }).Proposing(Head.Penalty?.Propose(new(subject, valueMicros - measured, longest?.U ?? 0)));
        }

        var why = (Reaches(perhaps) ? WhyUnknown(subject.Car, stop, blinds) : WhyLate(subject.Car, stop)!)
            ?? $"it holds only within the uncertainty of the times (at once for {Say.Duration(measured)})";
        return verdict with { Reason = $"Whether {Wanted} held at once is not known: {why}{Note(lane)}." };
    }

    private bool Reaches(List<Spell> spells) =>
        Spell.Longest(spells) is { } longest && (valueMicros == 0 ? longest.Micros > 0 : longest.Micros >= valueMicros);

    private string Wanted => string.Join(" and ", asked.Select(e => e switch
    {
        Evidence.SeatEmpty => "seat empty",
        Evidence.BothFeet => "both feet down",
        _ => "belts open",
    })) + (valueMicros > 0 ? $" for {Say.Duration(valueMicros)}" : "");

    private IEnumerable<(string Name, Signal Signal)> Signals(Car car) => asked.SelectMany(e => e switch
    {
        Evidence.SeatEmpty => new[] { ("the seat", car.SeatEmpty) },
        Evidence.BothFeet => [("the left foot", car.LeftFootDown), ("the right foot", car.RightFootDown)],
        _ => [("the belts", car.BeltsOpen)],
    });

    /// <summary>A box that says when cars stop and move must have said both of this stop; else more may be on its way.</summary>
    private static string? WhyLate(Car car, Spell stop)
    {
        if (!car.ReportsStanding)
        {
            return null;
        }

        var (stopped, moved) = (false, false);
        foreach (var e in car.During(stop.From, stop.To))
        {
            stopped |= e is CarStopped;
            moved |= e is CarMoved;
        }

        return stopped && moved ? null
            : $"the box has not reported the car {(stopped ? "moving off" : "standing")} in this stop";
    }

    private string? WhyUnknown(Car car, Spell stop, List<Blind> blinds)
    {
        var silent = string.Join(" and ", Signals(car).Where(s => !s.Signal.Reported).Select(s => s.Name));
        return silent.Length > 0
            ? $"nothing was ever reported of {silent} for this car"
            : (blinds.Find(b => b.Overlaps(stop.From, stop.To)) ?? blinds.FindLast(b => b.From < stop.To))?.Reason;
    }

    private List<string> Seen(Car car, Measured lane, Spell stop)
    {
        var events = car.During(stop.From, stop.To).Where(IsAsked).ToList();
        return new Measured { From = lane.From, To = lane.To, Evidence = [.. lane.Evidence, .. events] }.Sources();
    }

    private bool IsAsked(RaceEvent e) => e switch
    {
        SeatEmptied or SeatTaken => asked.Contains(Evidence.SeatEmpty),
        FootPlaced or FootLifted => asked.Contains(Evidence.BothFeet),
        BeltsOpened or BeltsClosed => asked.Contains(Evidence.BeltsOpen),
        _ => false,
    };

    private static string Note(Measured lane) => lane.Note is { } note ? $" ({note})" : "";

    private static string Capitalised(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
