using PitMarshal.Log;

namespace PitMarshal.Judge;

/// <summary>
/// Makes stops and stints of one car's passings, taken in order of time. It decides what the pulses mean; whether
/// holes or doubts make that uncertain is for <see cref="Doubts"/>.
/// </summary>
internal sealed class PitLane
{
    /// <summary>A further pulse of the same line within this many µs (15 s, inclusive) is the same passing.</summary>
    public const long PhantomMicros = 15_000_000;

    private const string Twice = "two pit-in pulses too far apart for one passing, and no start-finish passing of the car "
        + "between them: either its pit-out was missed or one of the pulses is false";

    private readonly RaceSpan _race;
    private Stop? _current;
    private Stint? _stint;
    private bool _inBeforeStart;
    private bool _finished;

    /// <param name="race">When the race started and ended, as far as known.</param>
    /// <param name="takesPart">The car is listed: its first stint begins with the race, passing seen or not.</param>
    public PitLane(RaceSpan race, bool takesPart)
    {
        _race = race;
        if (takesPart && race.Started is { } start)
        {
            BeginFirst(start.At);
        }
    }

    public List<Stop> Stops { get; } = [];

    public List<Stint> Stints { get; } = [];

    /// <summary>Instants of all start-finish pulses of the car.</summary>
    public List<Instant> StartFinishes { get; } = [];

    /// <summary>Its start-finish passings: of pulses up to 15 s apart the first.</summary>
    public List<Mark> Laps { get; } = [];

    /// <summary>The first of the stops and stints that the last passing changed (1-based numbers; int.MaxValue: none).</summary>
    public (int Stop, int Stint) Touched { get; private set; }

    /// <summary>The next passing of the car; never earlier than the one before.</summary>
    public void Pass(Mark passing)
    {
        Touched = (int.MaxValue, int.MaxValue);
        var line = ((CarPassed)passing.Event).Line;
        if (_race.Started is { } start && passing.At < start.At)
        {
            _inBeforeStart = line == Line.PitIn || (_inBeforeStart && line != Line.PitOut);
            return;
        }

        if (Stints.Count == 0)
        {
            BeginFirst(passing.At);
        }

        switch (line)
        {
            case Line.PitIn when !_finished:
                PitIn(passing);
                break;
            case Line.PitOut when !_finished:
                PitOut(passing);
                break;
            case Line.StartFinish:
                StartFinish(passing);
                break;
        }
    }

    private void PitIn(Mark passing)
    {
        string? falsePulse = null;
        if (_current is { } stop)
        {
            if (stop.In is { } first && passing.At.Since(first.At) <= PhantomMicros)
            {
                AddPhantom(stop, passing);
                return;
            }

            falsePulse = stop.StartFinishes > 0 ? null : Twice;
            stop.FalsePulse ??= falsePulse;
            Touch(stop.Number, Stints.Count);
            Missed(stop, passing.At, "it passed start-finish and came in again, so its pit-out was missed");
            _current = null;
        }

        End(passing, passing.At);
        if (_race.Finish is { } finish && passing.At >= finish)
        {
            _finished = true;
            return;
        }

        _current = new Stop(Stops.Count + 1)
        {
            In = passing,
            After = Stints[^1].After,
            FalsePulse = falsePulse,
            Uncertain = falsePulse is not null,
        };
        Stops.Add(_current);
        Stints[^1].Entered = _current;
        Touch(_current.Number, Stints.Count);
    }

    private void PitOut(Mark passing)
    {
        if (_current is { } stop)
        {
            stop.Out = passing;
            stop.Before = passing.At;
            _current = null;
            Touch(stop.Number, int.MaxValue);
            Begin(passing, stop, passing.At);
        }
        else if (Stops is [.., { Out: { } last }] && passing.At.Since(last.At) <= PhantomMicros)
        {
            AddPhantom(Stops[^1], passing);
        }
        else if (_inBeforeStart && Stops.Count == 0 && StartFinishes.Count == 0)
        {
            // It started from the pit lane: that is no stop, and its first stint begins here.
            _inBeforeStart = false;
            Stints[0].From = passing;
            Touch(int.MaxValue, 1);
        }
        else
        {
            PitInMissed(passing);
        }
    }

    private void PitInMissed(Mark passing)
    {
        var since = _stint?.After ?? passing.At;
        var lapped = Laps is [.., var seen] && seen.At > since;
        var stop = new Stop(Stops.Count + 1)
        {
            Out = passing,
            After = since,
            Before = passing.At,
            Uncertain = (Stops.Count > 0 && !lapped) || (_race.Finish is { } finish && passing.At >= finish),
        };
        End(null, passing.At);
        Stops.Add(stop);
        // Who drove on after the stop before is known by the last instant before this one.
        Touch(stop.Number - 1, int.MaxValue);
        Begin(passing, stop, passing.At);
    }

    private void StartFinish(Mark passing)
    {
        StartFinishes.Add(passing.At);
        if (Laps is [.., var last] && passing.At.Since(last.At) <= PhantomMicros)
        {
            return;
        }

        Laps.Add(passing);
        if (_current is not { } stop || ++stop.StartFinishes < 2)
        {
            return;
        }

        Missed(stop, passing.At, "it passed start-finish twice since, so its pit-out was missed");
        _current = null;
    }

    /// <summary>The car left at some time, unseen, and is on the track at <paramref name="by"/>.</summary>
    private void Missed(Stop stop, Instant by, string why)
    {
        stop.OutMissed = stop.FalsePulse ?? why;
        stop.Before = by;
        Touch(stop.Number, int.MaxValue);
        Begin(null, stop, stop.In?.At ?? stop.After);
    }

    private void BeginFirst(Instant seen)
    {
        _stint = new Stint(1, _race.Started?.At ?? seen)
        {
            From = _race.Started is { } start ? new Mark(start) : null,
        };
        Stints.Add(_stint);
        Touch(int.MaxValue, 1);
    }

    private void Begin(Mark? from, Stop? left, Instant after)
    {
        if (from is { } mark && _race.Ended is { } ended && mark.At >= ended.At)
        {
            _stint = null;
            return;
        }

        _stint = new Stint(Stints.Count + 1, after) { From = from, Left = left };
        Stints.Add(_stint);
        Touch(int.MaxValue, _stint.Number);
    }

    private void End(Mark? to, Instant before)
    {
        if (_stint is null)
        {
            return;
        }

        _stint.To = to;
        _stint.InMissed = to is null;
        _stint.Before = before;
        Touch(int.MaxValue, _stint.Number);
        _stint = null;
    }

    private void AddPhantom(Stop stop, Mark passing)
    {
        stop.AddPhantom((CarPassed)passing.Event);
        Touch(stop.Number, Stints.Count);
    }

    private void Touch(int stop, int stint) =>
        Touched = (Math.Min(Touched.Stop, stop), Math.Min(Touched.Stint, stint));
}
