using PitMarshal.Events;
using PitMarshal.Events.Log;
using PitMarshal.Judge.Sensing;
using PitMarshal.Judge.Times;

namespace PitMarshal.Judge.RaceWide;

/// <summary>
/// What the log says of the race as a whole: its instants, entries, stations, and the passings nobody identified.
/// </summary>
public sealed class Race(RaceSpan span)
{
    /// <summary>A further pulse of the same line within this many µs (15 s, inclusive) is the same passing.</summary>
    public const long FurtherPulseMicros = 15_000_000;

    private readonly List<CarPassed> _unidentified = [];
    private bool _showsStops;
    private bool _showsMore;
    private readonly Dictionary<string, List<Instant>> _identified = [];

    public RaceSpan Span { get; } = span;

    public Track Track { get; init; } = new();

    public Entries Entries { get; } = new();

    /// <summary>What race control says of cars.</summary>
    public RaceControl Control { get; } = new();

    /// <summary>Which drivers were identified in which cars.</summary>
    public DriversInCars Drivers { get; } = new();

    public Stations Stations { get; } = new();

    /// <summary>
    /// The log shows stops and nothing else: passings of the pit lane's lines, all by known cars. A car that stays out
    /// is seen nowhere in it.
    /// </summary>
    public bool ShowsOnlyStops => _showsStops && !_showsMore;

    /// <summary>Takes what one passing is. True when it changes what not to be seen means.</summary>
    public bool Shows(bool stop)
    {
        var before = ShowsOnlyStops;
        (_showsStops, _showsMore) = (_showsStops || stop, _showsMore || !stop);
        return ShowsOnlyStops != before;
    }

    /// <summary>A passing with neither car nor transponder, in any order.</summary>
    public void AddUnidentified(CarPassed passing)
    {
        var i = _unidentified.FindLastIndex(p => EventOrder.Compare(p, passing) <= 0);
        _unidentified.Insert(i + 1, passing);
    }

    /// <summary>
    /// A passing of a pit-lane line by a known car, in any order. True when it explains unidentified ones.
    /// </summary>
    public bool AddIdentified(CarPassed passing)
    {
        if (passing.Line is not (Line.PitIn or Line.PitOut))
        {
            return false;
        }

        if (!_identified.TryGetValue(passing.Line, out var instants))
        {
            _identified.Add(passing.Line, instants = []);
        }

        var i = instants.FirstFrom(passing.At, at => at);
        if (i == instants.Count || instants[i] != passing.At)
        {
            instants.Insert(i, passing.At);
        }

        return EchoesOf(passing).Any();
    }

    /// <summary>
    /// Passings of a line that nobody identified, strictly between two instants, in order; without those that are
    /// further pulses of an identified passing just before.
    /// </summary>
    public IEnumerable<CarPassed> Unidentified(string line, Instant after, Instant before) =>
        UnidentifiedIn(after, before)
            .Where(p => p.Line == line && p.At > after && p.At < before && IdentifiedBefore(p) is null);

    /// <summary>
    /// Unidentified passings that are taken as further pulses of an identified one: at most 15 s after it, and after no
    /// other.
    /// </summary>
    public IEnumerable<CarPassed> EchoesOf(CarPassed passing) =>
        UnidentifiedIn(passing.At, passing.At.Plus(FurtherPulseMicros))
            .Where(p => p.Line == passing.Line && IdentifiedBefore(p) == passing.At);

    /// <summary>Passings that nobody identified, between two instants, both included, in order.</summary>
    private IEnumerable<CarPassed> UnidentifiedIn(Instant from, Instant to)
    {
        for (var i = _unidentified.FirstFrom(from, passing => passing.At); i < _unidentified.Count
            && _unidentified[i].At <= to; i++)
        {
            yield return _unidentified[i];
        }
    }

    /// <summary>
    /// The last identified passing of the same line in the 15 s before one that nobody identified, or null.
    /// </summary>
    private Instant? IdentifiedBefore(CarPassed unidentified)
    {
        if (!_identified.TryGetValue(unidentified.Line, out var instants))
        {
            return null;
        }

        var i = instants.FirstFrom(unidentified.At, at => at) - 1;
        return i >= 0 && unidentified.At.Since(instants[i]) <= FurtherPulseMicros ? instants[i] : null;
    }

    /// <summary>
    /// The first interval strictly between two instants in which passings of a line may have been lost, or null.
    /// </summary>
    public BlindInterval? BlindFor(string line, Instant after, Instant before) =>
        Stations.Of(line).First(after, before);

    /// <summary>The intervals in which events of a car's box may have been lost, or are doubted.</summary>
    /// <param name="car">The car.</param>
    /// <param name="boxSeen">The box it was last seen in; counts where the entry names none.</param>
    /// <param name="at">When its entry is asked for the box.</param>
    /// <param name="kind">What inputs of this kind tell; null: of any.</param>
    public BlindIntervals BlindsForBox(string car, string? boxSeen, Instant at, InputKind? kind) =>
        Stations.Blinds.Count == 0 ? BlindIntervals.None
            : Stations.Of(car, Entries.Of(car, at)?.Box ?? boxSeen, kind);

    /// <summary>The first doubt about an observation, made at its instant, or null.</summary>
    public BlindInterval? DoubtOf(RaceEvent e) =>
        Stations.DoubtOf(e, e is IOfCar { Car: var car } ? Entries.Of(car, e.At)?.Box : null);
}
