using PitMarshal.Log;

namespace PitMarshal.Judge.Rules;

/// <summary>How many stops of a car count for something: for certain, and perhaps; those that nobody saw among them.</summary>
internal sealed class StopTally
{
    public int Certain { get; private set; }

    public int Possible { get; private set; }

    /// <summary>There may be any number more.</summary>
    public bool Unbounded { get; private set; }

    /// <summary>The first reason why more is possible.</summary>
    public string? Why { get; private set; }

    /// <summary>A pulse that can be relied on speaks for the stop.</summary>
    public static Maybe Happened(Race race, Stop stop)
    {
        if (stop.Uncertain)
        {
            return Maybe.Unknown($"stop {stop.Number} may rest on a false pulse");
        }

        string? doubt = null;
        foreach (var pulse in new[] { stop.In, stop.Out })
        {
            if (pulse is { } seen)
            {
                var why = Doubts.OfMark(race, seen);
                if (why is null)
                {
                    return Maybe.Yes;
                }

                doubt ??= why;
            }
        }

        return Maybe.Unknown($"stop {stop.Number}: {doubt}");
    }

    /// <summary>The pulses of all stops, as verdicts name them.</summary>
    public static List<string> Evidence(Car car)
    {
        var evidence = new List<string>();
        foreach (var stop in car.PitLane.Stops)
        {
            foreach (var pulse in new[] { stop.In, stop.Out })
            {
                if (pulse is { } seen)
                {
                    evidence.Add(Mark.Name(seen.Event));
                }
            }
        }

        return evidence;
    }

    /// <summary>Takes one stop.</summary>
    public void Add(Maybe counts)
    {
        Certain += counts.Answer == true ? 1 : 0;
        AddPossible(counts.Answer is null ? counts.Why : null);
    }

    /// <summary>Takes the stops that nobody saw, wherever they could be, or could still come.</summary>
    public void AddHidden(Subject subject)
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
            var (from, to) = (stint.From?.At ?? stint.After, stint.To?.At ?? stint.Before ?? finish);
            AddUnseen(Doubts.Hidden(race, Line.PitIn, Line.PitOut, from, to));
            AddUnseen(stint.Running ? Doubts.LostPitIn(race, car, from, finish) : null);
            AddPossible(Doubts.MayBeShorter(race, Line.PitIn, Line.PitOut, from, to, []));
        }

        foreach (var stop in car.PitLane.Stops)
        {
            if (stop is { In: { } pitIn, Out: { } pitOut })
            {
                AddUnseen(Doubts.Hidden(race, Line.PitOut, Line.PitIn, pitIn.At, pitOut.At));
            }
        }
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
