using PitMarshal.Events;
using PitMarshal.Judge.Pit;
using PitMarshal.Judge.RaceWide;
using PitMarshal.Judge.Sensing;
using PitMarshal.Judge.Times;

namespace PitMarshal.Judge.Box;

/// <summary>
/// What is known of the states of a car and its driver within one stop: in progress, or over and with ends that can be
/// relied on.
/// </summary>
internal sealed class StopStates
{
    private readonly Car _car;
    private readonly Measured _lane;
    private readonly Spell _stop;
    private readonly Func<InputKind, BlindIntervals> _blinds;
    private readonly bool _isOver;

    private StopStates(Race race, Car car, Measured lane, Mark pitIn, Mark? pitOut)
    {
        (_car, _lane, _isOver) = (car, lane, pitOut is not null);
        _stop = new Spell(pitIn.At, pitIn.U, pitOut?.At ?? Spell.Forever, pitOut?.U ?? 0);
        _blinds = kind => car.BoxBlinds(race, pitIn.At, kind);
    }

    /// <summary>What else a person should know of the stop, as the end of a sentence.</summary>
    public string Note => _lane.Note is { } note ? $" ({note})" : "";

    /// <summary>Null where the stop is not over or its pit-lane time cannot be relied on.</summary>
    public static StopStates? Of(Race race, Car car, Measured lane) =>
        lane is { From: { } pitIn, To: { } pitOut, Open: null, Unsound: null }
            ? new(race, car, lane, pitIn, pitOut)
            : null;

    /// <summary>Of a stop in progress: what is so now lasts without an end.</summary>
    public static StopStates SoFar(Race race, Car car, Stop stop, Mark pitIn) =>
        new(race, car, PitLaneTime.Of(race, stop).Value, pitIn, null);

    /// <summary>When all of some states held at once within the stop.</summary>
    public StatePeriods All(IEnumerable<CarState> states) =>
        states.SelectMany(s => s.Facts())
            .Aggregate(StatePeriods.Throughout(_stop), (held, f) => held.And(Of(f.Fact, f.IsSo)));

    /// <summary>When not all of some states held at once within the stop.</summary>
    public StatePeriods NotAll(IEnumerable<CarState> states) =>
        states.SelectMany(s => s.Facts()).Select(f => Of(f.Fact, !f.IsSo)).Aggregate((held, other) => held.Or(other));

    /// <summary>Why more of the states may have been than was seen, or null.</summary>
    public string? WhyUnknown(IReadOnlyCollection<CarState> states) => WhySilent(states) ?? WhyBlind(states);

    /// <summary>The inputs that never reported, or null.</summary>
    public string? WhySilent(IEnumerable<CarState> states)
    {
        var silent = Facts(states).Where(f => !_car.Signal(f).Reported).Select(f => f.Name()).ToList();
        return silent.Count > 0 ? $"nothing was ever reported of {string.Join(" and ", silent)} for this car" : null;
    }

    /// <summary>
    /// What of the states nobody observed; or where the box was blind in the stop, or before it, so that it is not
    /// known in what state the car came in; or null.
    /// </summary>
    public string? WhyBlind(IEnumerable<CarState> states) =>
        WhyInferred(states) ?? BlindTo([.. Facts(states)])?.Reason;

    /// <summary>What of the states nobody observed, or null.</summary>
    public string? WhyInferred(IEnumerable<CarState> states) =>
        Facts(states).Select(f => Doubts.Inferred(_car.Signal(f).InferredIn(_stop.From, _stop.To)))
            .FirstOrDefault(why => why is not null);

    /// <summary>
    /// Where the box was blind in the stop before an instant, to what one of these kinds of inputs tells; or null.
    /// </summary>
    public string? WhyBlindBefore(Instant until, params InputKind[] kinds) =>
        BlindIn(kinds) is { } blind && blind.From <= until ? blind.Reason : null;

    /// <summary>
    /// Why events of the stop may be on their way still, or null: a box that says when cars stop and move must have
    /// said both of this stop, the last of all that it moved.
    /// </summary>
    public string? WhyLate()
    {
        if (!_car.Signal(Fact.Standing).Reported)
        {
            return null;
        }

        var (stopped, moved) = (false, false);
        foreach (var e in _car.During(_stop.From, _stop.To))
        {
            stopped |= e is CarStopped;
            moved = e is CarMoved || (moved && e is not CarStopped);
        }

        return stopped && moved ? null
            : $"the box has not reported the car {(stopped ? "moving off" : "standing")} in this stop";
    }

    /// <summary>The events of the stop that tell of some states, in order.</summary>
    public List<RaceEvent> Changes(IEnumerable<CarState> states)
    {
        var facts = Facts(states).ToHashSet();
        return Events(e => BoxFacts.ChangedBy(e) is { } changed && facts.Contains(changed.Fact));
    }

    /// <summary>Events of the car in the stop, in order, both ends included.</summary>
    public List<RaceEvent> Events(Func<RaceEvent, bool> asked) => [.. _car.During(_stop.From, _stop.To).Where(asked)];

    /// <summary>The ends of the stop and events in it, as a verdict names them.</summary>
    public List<string> Evidence(IEnumerable<RaceEvent> events) =>
        new Measured { From = _lane.From, To = _lane.To, Evidence = [.. _lane.Evidence, .. events] }.Sources();

    private StatePeriods Of(Fact fact, bool isSo)
    {
        var (so, perhaps) = _car.Signal(fact).During(_stop, _blinds(fact.Kind()), isSo, _isOver);
        return StatePeriods.Of(so, perhaps);
    }

    /// <summary>
    /// The first blind interval in the stop that hides one of these facts, or the last before it that may have left one
    /// on.
    /// </summary>
    private BlindInterval? BlindTo(List<Fact> facts)
    {
        var kinds = facts.Select(f => f.Kind());
        return BlindIn(kinds) ?? (facts.TrueForAll(f => f.OnlyBetweenTheLines()) ? null
            : kinds.Select(kind => _blinds(kind).LastBegun(_stop.To)).OfType<BlindInterval>()
                .MaxBy(b => b, BlindIntervals.Order));
    }

    /// <summary>The first blind interval in the stop that hides what one of these inputs tells, or null.</summary>
    private BlindInterval? BlindIn(IEnumerable<InputKind> kinds) =>
        kinds.Select(kind => _blinds(kind).First(_stop.From, _stop.To)).OfType<BlindInterval>()
            .MinBy(b => b, BlindIntervals.Order);

    private static IEnumerable<Fact> Facts(IEnumerable<CarState> states) =>
        states.SelectMany(s => s.Facts()).Select(f => f.Fact).Distinct();
}
