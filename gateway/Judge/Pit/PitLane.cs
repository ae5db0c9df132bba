using PitMarshal.Events;
using PitMarshal.Judge.Pit.Laps;
using PitMarshal.Judge.RaceWide;
using PitMarshal.Judge.Times;

namespace PitMarshal.Judge.Pit;

/// <summary>
/// Makes stops and stints of one car's passings, taken in order of time. It decides what the pulses mean; whether
/// holes or doubts make that uncertain is for <see cref="Doubts"/>.
/// </summary>
public sealed partial class PitLane
{
    private readonly RaceSpan _race;
    private readonly CarDuties _duties;
    private Stop? _current;
    private Stint? _stint;
    private Instant? _inBox;
    private (Instant In, Instant Out) _lastPulse = (new(long.MinValue / 2), new(long.MinValue / 2));
    private readonly PitLanePosition _place = new();
    private bool _inBeforeStart;
    private bool _finished;

    /// <param name="race">The race, as far as known.</param>
    /// <param name="duties">What race control says of the car.</param>
    public PitLane(Race race, CarDuties duties)
    {
        (_race, _duties) = (race.Span, duties);
        Pace = new LapPace(race.Span, race.Track);
        if (duties.Listed is { } listed && _race.Started is { } start)
        {
            BeginFirst(listed > start.At ? listed : start.At);
        }
    }

    public List<Stop> Stops { get; } = [];

    public List<Stint> Stints { get; } = [];

    /// <summary>Visits that are no stops and end no stint: penalties served, a route through the pit lane.</summary>
    public List<Stop> Passages { get; } = [];

    /// <summary>Instants of all start-finish pulses of the car.</summary>
    public List<Instant> StartFinishes { get; } = [];

    /// <summary>Its start-finish passings: of pulses up to 15 s apart the first.</summary>
    public List<Mark> Laps { get; } = [];

    public LapPace Pace { get; }

    /// <summary>
    /// The next passing of the car; never earlier than the one before. True when it tells only that the car goes round
    /// as before: on the track, and neither the first lap after the pit lane, which tells of that, nor one in which a
    /// visit may hide.
    /// </summary>
    public bool Pass(Mark passing)
    {
        var (isOut, longLaps) = (Laps is [.., var lap] && lap.At > _stint?.After, Pace.LongLaps.Count);
        Take(passing);
        return isOut && ((CarPassed)passing.Event).Line is not (Line.PitIn or Line.PitOut)
            && _race.Finish is null && Pace.LongLaps.Count == longLaps;
    }

    /// <summary>The car is in the pit lane for a while already at an instant, and its box saw it there.</summary>
    public bool IsSeenInBox(Instant at) =>
        _current is { InBox: not null, In: { } pitIn } && at.Since(pitIn.At) > Race.FurtherPulseMicros;

    /// <summary>
    /// How many of the first stops nothing can change that is told of an instant or of what follows: up to a visit that
    /// is certain, and after which another one is certain, both over a while before. Where the car only goes round it
    /// has passed start-finish since its last visit, and no other follows: then that suffices.
    /// </summary>
    public int SettledBefore(Race race, Instant from, bool onlyGoesRound)
    {
        var isNext = onlyGoesRound;
        for (var i = Stops.Count; i > 0 && from.Micros > long.MinValue / 2; i--)
        {
            if (Stops[i - 1] is not { Out: { } pitOut } stop || from.Since(pitOut.At) <= Race.FurtherPulseMicros
                || !Doubts.IsCertain(race, stop))
            {
                continue;
            }

            if (isNext)
            {
                return i;
            }

            isNext = true;
        }

        return 0;
    }

    private void Take(Mark passing)
    {
        var line = ((CarPassed)passing.Event).Line;
        if (_race.Started is { } start && passing.At < start.At)
        {
            _inBeforeStart = line == Line.PitIn || (_inBeforeStart && line != Line.PitOut);
            return;
        }

        if (Stints.Count == 0)
        {
            BeginFirst(_race.Started?.At ?? passing.At);
        }

        switch (line)
        {
            case Line.PitIn when !_finished:
                Pace.Spoil();
                PitIn(passing);
                _lastPulse.In = passing.At;
                break;
            case Line.PitOut when !_finished:
                Pace.Spoil();
                PitOut(passing);
                _lastPulse.Out = passing.At;
                break;
            case Line.StartFinish:
                StartFinish(passing);
                break;
        }
    }

    /// <summary>The car's box saw the car: a second witness of the visit.</summary>
    public void SeeInBox(RaceEvent e)
    {
        if (e is not (CarStopped or SeatEmptied or ProbeConnected) || e.At < _race.Started?.At)
        {
            return;
        }

        _inBox ??= e.At;
        if (_current is { InBox: null } stop)
        {
            stop.InBox = e.At;
        }
    }

    private void StartFinish(Mark passing)
    {
        StartFinishes.Add(passing.At);
        if (StartFinishes is [.., var last, _] && passing.At.Since(last) <= Race.FurtherPulseMicros)
        {
            return;
        }

        Laps.Add(passing);
        Pace.Pass(passing.At);
        NoteLostPassings();
        HoldAgainstLaps();
        if (_current is not { } stop)
        {
            _inBox = null;
            return;
        }

        if (++stop.StartFinishes < 2)
        {
            return;
        }

        Missed(stop, passing.At, "it passed start-finish twice since, so its pit-out was missed");
        _current = null;
    }

}
