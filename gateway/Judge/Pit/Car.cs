using PitMarshal.Events;
using PitMarshal.Events.Log;
using PitMarshal.Judge.RaceWide;
using PitMarshal.Judge.Sensing;
using PitMarshal.Judge.Times;

namespace PitMarshal.Judge.Pit;

/// <summary>All that the log says of one car, in order, and what follows from it.</summary>
public sealed class Car(string number, Race race, CarDuties duties)
{
    private readonly List<Mark> _events = [];
    private readonly List<DriverIdentified> _drivers = [];
    private Signal[] _signals = NewSignals();

    public string Number { get; } = number;

    /// <summary>What race control says of it.</summary>
    public CarDuties Duties { get; } = duties;

    public PitLane PitLane { get; private set; } = new(race, duties);

    /// <summary>What the team declared its stops to be, in order.</summary>
    public List<StopDeclared> Declarations { get; } = [];

    /// <summary>Which kart or chassis it was declared to be from when on, in order.</summary>
    public List<VehicleIdentified> Vehicles { get; } = [];

    /// <summary>The car takes part: it is listed, or was seen passing a line.</summary>
    public bool TakesPart => PitLane.Stints.Count > 0 || Duties.Listed is not null;

    /// <summary>It was seen passing some line.</summary>
    public bool Passed { get; private set; }

    /// <summary>When it last passed any line of the race.</summary>
    public Instant? LastPassed { get; internal set; }

    /// <summary>The last event tells nothing but that the car goes round as before.</summary>
    public bool OnlyGoesRound { get; private set; }

    /// <summary>
    /// The last event tells only of the visit that the car's box saw it in before, and of what follows.
    /// </summary>
    public bool OnlyStands { get; private set; }

    /// <summary>The box its CarStopped events name last, or null.</summary>
    public string? BoxSeen { get; private set; }

    /// <summary>The latest event of it; null before there is one.</summary>
    public RaceEvent? Latest => _events is [.., var last] ? last.Event : null;

    public Signal Signal(Fact fact) => _signals[(int)fact];

    /// <summary>Takes an event, in any order. Returns from when on it may change what is known of the car.</summary>
    public Instant Add(Mark e)
    {
        var from = TellsOfBefore(e.Event) ? new Instant(long.MinValue) : e.At;
        OnlyGoesRound = false;
        OnlyStands = from == e.At && PitLane.IsSeenInBox(e.At)
            && (e.Event is DriverIdentified || BoxFacts.ChangedBy(e.Event) is not null);
        if (_events.Count == 0 || EventOrder.Compare(_events[^1].Event, e.Event) <= 0)
        {
            var revision = PitLane.Revision;
            _events.Add(e);
            Take(e);
            return PitLane.Revision == revision ? from : new Instant(long.MinValue);
        }

        var i = _events.FindLastIndex(other => EventOrder.Compare(other.Event, e.Event) <= 0);
        _events.Insert(i + 1, e);
        Refold();
        (OnlyGoesRound, OnlyStands) = (false, false);
        return new Instant(long.MinValue);
    }

    /// <summary>What would be known of it, had these happened as well. It stays what it is itself.</summary>
    public Car With(IEnumerable<RaceEvent> more)
    {
        var copy = new Car(Number, race, Duties);
        copy._events.AddRange(_events);
        copy.Refold();
        foreach (var e in more)
        {
            copy.Add(new Mark(e));
        }

        return copy;
    }

    /// <summary>
    /// The first passing of the car or of start-finish, also after the finish, or the first word of an input, a badge
    /// reader, the declaration of a vehicle or the car's box tells something of the whole race so far: that the car
    /// takes part, or that the input is there, and what it was before.
    /// </summary>
    private bool TellsOfBefore(RaceEvent e) => e switch
    {
        CarPassed passed when TakesFlag(passed) => true,
        CarPassed { Line: Line.StartFinish } => !Passed || PitLane.Laps.Count == 0,
        CarPassed => !Passed,
        DriverIdentified => _drivers.Count == 0,
        VehicleIdentified => Vehicles.Count == 0,
        CarStopped { Box: { } box } when box != BoxSeen => true,
        _ => BoxFacts.ChangedBy(e) is { } changed && !Signal(changed.Fact).Reported,
    };

    /// <summary>Its first passing of start-finish, or first pit-in, from the finish on: who is classified.</summary>
    private bool TakesFlag(CarPassed passed) => race.Span.Finish is { } finish && passed.At >= finish
        && passed.Line switch
        {
            Line.StartFinish => !(PitLane.Laps is [.., var lap] && lap.At >= finish),
            Line.PitIn => !(PitLane.Stints is [.., { To: { } pitIn }] && pitIn.At >= finish),
            _ => false,
        };

    /// <summary>The events of a car in an interval, both ends included.</summary>
    public IEnumerable<RaceEvent> During(Instant from, Instant to) => MarksDuring(from, to).Select(mark => mark.Event);

    /// <summary>The same with what makes them doubtful.</summary>
    public IEnumerable<Mark> MarksDuring(Instant from, Instant to)
    {
        for (var i = _events.FirstFrom(from, mark => mark.At); i < _events.Count && _events[i].At <= to; i++)
        {
            yield return _events[i];
        }
    }

    /// <summary>Who was identified in it, in order.</summary>
    public IReadOnlyList<DriverIdentified> Identified => _drivers;

    /// <summary>The latest identification by an instant, or null when there is none.</summary>
    public DriverIdentified? DriverAt(Instant at) =>
        _drivers.FirstAfter(at, d => d.At) is > 0 and var i ? _drivers[i - 1] : null;

    /// <summary>The identifications strictly between two instants, in order.</summary>
    public IEnumerable<DriverIdentified> IdentifiedWithin(Instant after, Instant before)
    {
        for (var i = _drivers.FirstAfter(after, d => d.At); i < _drivers.Count && _drivers[i].At < before; i++)
        {
            yield return _drivers[i];
        }
    }

    /// <summary>
    /// The intervals in which events of its box may have been lost, or are doubted, by its entry at an instant.
    /// </summary>
    /// <param name="race">The race.</param>
    /// <param name="at">When its entry is asked.</param>
    /// <param name="kind">What inputs of this kind tell; null: of any.</param>
    public BlindIntervals BoxBlinds(Race race, Instant at, InputKind? kind = null) =>
        race.BlindsForBox(Number, BoxSeen, at, kind);

    private void Refold()
    {
        PitLane = new PitLane(race, Duties);
        _signals = NewSignals();
        _drivers.Clear();
        Declarations.Clear();
        Vehicles.Clear();
        (Passed, LastPassed, BoxSeen) = (false, null, null);
        foreach (var e in _events)
        {
            Take(e);
        }
    }

    private void Take(Mark mark)
    {
        switch (mark.Event)
        {
            case CarPassed:
                (Passed, LastPassed) = (true, mark.At);
                OnlyGoesRound = PitLane.Pass(mark);
                break;
            case DriverIdentified identified:
                _drivers.Add(identified);
                break;
            case VehicleIdentified vehicle:
                Vehicles.Add(vehicle);
                break;
            case StopDeclared declared:
                Declarations.Add(declared);
                break;
            case CarStopped { Box: { } box }:
                BoxSeen = box;
                break;
        }

        if (mark.Event is not CarPassed)
        {
            PitLane.SeeInBox(mark.Event);
        }

        if (BoxFacts.ChangedBy(mark.Event) is { } changed)
        {
            Signal(changed.Fact).Add(mark.Event, changed.IsSo);
        }
    }

    private static Signal[] NewSignals() => Array.ConvertAll(Enum.GetValues<Fact>(), fact => new Signal(fact));
}
