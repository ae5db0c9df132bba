using PitMarshal.Events;
using PitMarshal.Judge.Pit;
using PitMarshal.Judge.RaceWide;
using PitMarshal.Judge.Reasons;
using PitMarshal.Judge.Rules.Common;
using PitMarshal.Judge.Rules.Subjects;
using PitMarshal.Judge.Times;
using PitMarshal.Judge.Verdicts;

namespace PitMarshal.Judge.Rules.Stops;

/// <summary>
/// How many stops of a car count for something: for certain, and perhaps; those that nobody saw among them.
/// </summary>
internal sealed class StopTally
{
    public int Certain { get; private set; }

    public int Possible { get; private set; }

    /// <summary>There may be any number more.</summary>
    public bool Unbounded { get; private set; }

    /// <summary>The first reason why more is possible.</summary>
    public string? Why { get; private set; }

    /// <summary>
    /// The verdict on a car's stops so far, undecided: from race start to finish, or to the last stop before it, on the
    /// pulses of all.
    /// </summary>
    public static Verdict Begin(Rule rule, Subject subject)
    {
        var (span, stops) = (subject.Race.Span, subject.Car.PitLane.Stops);
        var pulses = new List<string>(stops.Count * 2);
        foreach (var stop in stops)
        {
            if (stop.In is { } pitIn)
            {
                pulses.Add(Mark.Name(pitIn.Event));
            }

            if (stop.Out is { } pitOut)
            {
                pulses.Add(Mark.Name(pitOut.Event));
            }
        }

        var end = span.Finish ?? (stops is [.., var last] ? (last.Out ?? last.In)?.At : null);
        return subject.Verdict(rule, Outcome.Undecided, "", span.Started?.At, end) with { Evidence = pulses };
    }

    /// <summary>Takes one stop.</summary>
    public void Add(TruthValue counts)
    {
        Certain += counts.Answer == true ? 1 : 0;
        AddPossible(counts.Answer is null ? counts.Why : null);
    }

    /// <summary>Takes the stops that nobody saw, wherever they could be, or could still come.</summary>
    public void AddHidden(Subject subject) => AddHidden(subject, new Instant(long.MinValue), Spell.Forever);

    /// <summary>The same of those between two instants.</summary>
    public void AddHidden(Subject subject, Instant first, Instant last)
    {
        var (race, car) = (subject.Race, subject.Car);
        if (race.Span.Finish is not { } finish)
        {
            AddUnseen("the race is not over");
            return;
        }

        AddUnseen(Doubts.NeverSeen(race, car));
        foreach (var stint in car.PitLane.Stints)
        {
            var (begun, ended) = (stint.From?.At ?? stint.After, stint.To?.At ?? stint.Before ?? finish);
            var (from, to) = Clipped(begun, ended);
            if (from >= to)
            {
                continue;
            }

            AddUnseen(Doubts.Hidden(race, Line.PitIn, Line.PitOut, from, to));
            foreach (var lap in car.PitLane.Pace.LongLaps.Where(lap => lap.From >= begun && lap.To <= ended
                && lap.To > from && lap.From < to))
            {
                AddPossible(
                    $"a visit that nobody saw may hide in the lap of {ReasonText.Duration(lap.Micros)} that began at "
                        + $"{lap.From}");
            }

            AddUnseen(stint.Running ? Doubts.LostPitIn(race, car, from, finish) : null);
            AddPossible(Doubts.MayBeShorter(race, Line.PitIn, Line.PitOut, from, to, []));
        }

        foreach (var stop in car.PitLane.Stops)
        {
            if (stop is { In: { } pitIn, Out: { } pitOut } && Clipped(pitIn.At, pitOut.At) is var (begin, end)
                && begin < end)
            {
                AddUnseen(Doubts.Hidden(race, Line.PitOut, Line.PitIn, begin, end));
            }
        }

        (Instant From, Instant To) Clipped(Instant from, Instant to) =>
            (from > first ? from : first, to < last ? to : last);
    }

    private void AddPossible(string? why)
    {
        Possible += why is null ? 0 : 1;
        Why ??= why;
    }

    private void AddUnseen(string? why)
    {
        Unbounded |= why is not null;
        Why ??= why;
    }
}
