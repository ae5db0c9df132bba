using PitMarshal.Judge.Rules;
using PitMarshal.Log;

namespace PitMarshal.Judge;

/// <summary>What the log says of the race as a whole: its instants, entries, stations, and the passings nobody identified.</summary>
internal sealed class Race(RaceSpan span, RulesInForce rules)
{
    private readonly List<CarPassed> _unidentified = [];

    public RaceSpan Span { get; } = span;

    public RulesInForce Rules { get; } = rules;

    public Entries Entries { get; } = new();

    public Stations Stations { get; } = new();

    /// <summary>A passing with neither car nor transponder, in any order.</summary>
    public void AddUnidentified(CarPassed passing)
    {
        var i = _unidentified.FindLastIndex(p => EventOrder.Compare(p, passing) <= 0);
        _unidentified.Insert(i + 1, passing);
    }

    /// <summary>Passings of a line that nobody identified, strictly between two instants, in order.</summary>
    public IEnumerable<CarPassed> Unidentified(string line, Instant after, Instant before) =>
        _unidentified.Count == 0
            ? []
            : _unidentified.Where(p => p.Line == line && p.At > after && p.At < before);

    /// <summary>The first interval strictly between two instants in which passings of a line may have been lost, or null.</summary>
    public Blind? BlindFor(string line, Instant after, Instant before) =>
        Stations.Blinds.Count == 0 ? null : Stations.Blinds.Find(b => b.Overlaps(after, before) && b.Covers(line));

    /// <summary>The intervals within a stop in which events of a car's box may have been lost, or are doubted.</summary>
    public List<Blind> BlindsForBox(Car car, Instant at) =>
        Stations.Blinds.Count == 0 ? [] : Stations.Blinds.FindAll(b => b.CoversBox(car.Number, BoxOf(car, at)));

    private string? BoxOf(Car car, Instant at) => Entries.Of(car.Number, at)?.Box ?? car.BoxSeen;
}
