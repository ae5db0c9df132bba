using PitMarshal.Log;

namespace PitMarshal.Judge;

/// <summary>An interval in which a station is not to be relied on: a hole in its numbers, or a doubt.</summary>
/// <param name="Station">The station.</param>
/// <param name="Cause">The GapOpened or SensorDoubted.</param>
/// <param name="From">Its beginning.</param>
/// <param name="To">Its end; <see cref="Forever"/> when it is not over.</param>
internal sealed record Blind(Station Station, RaceEvent Cause, Instant From, Instant To)
{
    public static readonly Instant Forever = new(long.MaxValue);

    /// <summary>A doubt, in which passings that were seen cannot be relied on either.</summary>
    public SensorDoubted? Doubt => Cause as SensorDoubted;

    public string Reason => Cause switch
    {
        GapOpened { To: { } to } gap when to == gap.From => $"observation {gap.From} of station {gap.Station} is missing",
        GapOpened { To: { } to } gap => $"observations {gap.From} to {to} of station {gap.Station} are missing",
        GapOpened gap => $"the observations of station {gap.Station} from {gap.From} on are missing",
        SensorDoubted doubt => $"station {doubt.Station}{Point(doubt)} is doubted: {doubt.Reason}",
        _ => throw new InvalidOperationException(),
    };

    /// <summary>Something of it lies strictly between two instants.</summary>
    public bool Overlaps(Instant after, Instant before) => after < before && From < before && To > after;

    public bool Covers(string line) => Cause switch
    {
        SensorDoubted { Point: { } point } => point == line,
        GapOpened { Points: not null } or GapOpened { Boxes: not null } => ((GapOpened)Cause).Points?.Contains(line) ?? false,
        _ => Station.Serves(line),
    };

    /// <summary>It concerns the box of a car.</summary>
    /// <param name="car">The car.</param>
    /// <param name="box">Its box, or null when not known.</param>
    public bool CoversBox(string car, string? box) => Cause switch
    {
        SensorDoubted { Point: { } point } => point == box,
        GapOpened { Boxes: { } boxes } => box is null || boxes.Contains(box),
        GapOpened { Points: not null } => false,
        _ => Station.ServesBoxOf(car),
    };

    private static string Point(SensorDoubted doubt) => doubt.Point is { } point ? $" ({point})" : "";
}
