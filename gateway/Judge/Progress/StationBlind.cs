using PitMarshal.Events;
using PitMarshal.Judge.Sensing;
using PitMarshal.Judge.Times;
using PitMarshal.Judge.Verdicts;

namespace PitMarshal.Judge.Progress;

/// <summary>An interval in which a station, or something of it, is not to be relied on.</summary>
public sealed record StationBlind
{
    public required string Station { get; init; }

    /// <summary>The one input at fault; null when it is more than that.</summary>
    public string? Input { get; init; }

    /// <summary>The points concerned; null: all that the station serves.</summary>
    public IReadOnlyList<string>? Points { get; init; }

    /// <summary>The boxes concerned; null: all that the station serves.</summary>
    public IReadOnlyList<string>? Boxes { get; init; }

    public required Instant From { get; init; }

    /// <summary>Null while it lasts.</summary>
    public Instant? To { get; init; }

    /// <summary>What is wrong, as its event has it; null of missing observations.</summary>
    public string? What { get; init; }

    /// <summary>In plain words, just as the verdicts that are undecided because of it say it.</summary>
    public required string Reason { get; init; }

    /// <summary>What opened it: the event's source; null where it has none.</summary>
    public string? Source { get; init; }

    public bool ConcernsPoint(string point) => Points?.Contains(point) ?? true;

    public bool ConcernsBox(string box) => Boxes?.Contains(box) ?? true;

    /// <summary>
    /// The verdict is undecided, and says that it is because of this. A verdict tells one reason: where several
    /// stations failed it, the others are not found so.
    /// </summary>
    public bool MakesUndecided(Verdict verdict) =>
        verdict.Outcome == Outcome.Undecided && verdict.Reason.Contains(Reason, StringComparison.Ordinal);

    internal static StationBlind Of(BlindInterval blind)
    {
        var (points, boxes) = blind.Cause switch
        {
            GapOpened { Points: null, Boxes: null } => (null, null),
            GapOpened gap => (gap.Points ?? [], gap.Boxes ?? []),
            SensorDoubted { Box: { } box } => ([], [box]),
            SensorDoubted { Point: { } point } => ([point], []),
            SensorDoubted { Kind: InputKind.Loop or InputKind.Tag } => (null, []),
            SensorDoubted { Kind: not null } => ([], null),
            _ => (default(IReadOnlyList<string>), default(IReadOnlyList<string>)),
        };
        return new()
        {
            Station = blind.Station.Name,
            Input = blind.Doubt?.Input,
            Points = points,
            Boxes = boxes,
            From = blind.From,
            To = blind.To == Spell.Forever ? null : blind.To,
            What = blind.Doubt?.Reason,
            Reason = blind.Reason,
            Source = blind.Cause.Source,
        };
    }
}
