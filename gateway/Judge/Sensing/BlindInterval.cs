using PitMarshal.Events;
using PitMarshal.Judge.Times;

namespace PitMarshal.Judge.Sensing;

/// <summary>An interval in which a station is not to be relied on: a hole in its numbers, or a doubt.</summary>
/// <param name="Station">The station.</param>
/// <param name="Cause">The GapOpened or SensorDoubted.</param>
/// <param name="From">Its beginning.</param>
/// <param name="To">Its end; <see cref="Spell.Forever"/> when it is not over.</param>
public sealed record BlindInterval(Station Station, RaceEvent Cause, Instant From, Instant To)
{
    /// <summary>
    /// A clock that stepped by less (1 s) puts no two passings of one car into another order, and hides none: what is
    /// measured across is off by the step, and no more.
    /// </summary>
    private const long SmallStepMicros = 1_000_000;

    /// <summary>A doubt, in which passings that were seen cannot be relied on either.</summary>
    public SensorDoubted? Doubt => Cause as SensorDoubted;

    public string Reason => Cause switch
    {
        GapOpened { To: { } to } gap when to == gap.From =>
            $"observation {gap.From} of station {gap.Station} is missing",
        GapOpened { To: { } to } gap => $"observations {gap.From} to {to} of station {gap.Station} are missing",
        GapOpened gap => $"the observations of station {gap.Station} from {gap.From} on are missing",
        SensorDoubted { Station: SensorDoubted.Gateway } doubt => $"{doubt.Reason}",
        SensorDoubted doubt => $"station {doubt.Station}{Where(doubt)} is doubted: {doubt.Reason}",
        _ => throw new InvalidOperationException(),
    };

    /// <summary>Something of it lies strictly between two instants.</summary>
    public bool Overlaps(Instant after, Instant before) => after < before && From < before && To > after;

    /// <summary>A doubt about a step that puts no passings into another order.</summary>
    public bool IsSmallStep => Doubt is { StepUs: > -SmallStepMicros and < SmallStepMicros };

    public bool Covers(string line) => Cause switch
    {
        SensorDoubted when IsSmallStep => false,
        SensorDoubted { Kind: not (null or InputKind.Loop or InputKind.Tag) } or SensorDoubted { Box: not null } =>
            false,
        SensorDoubted { Point: { } point } => point == line,
        GapOpened { Points: not null } or GapOpened { Boxes: not null } =>
            ((GapOpened)Cause).Points?.Contains(line) ?? false,
        _ => Station.Serves(line),
    };

    /// <summary>It concerns the box of a car.</summary>
    /// <param name="car">The car.</param>
    /// <param name="box">Its box, or null when not known.</param>
    public bool CoversBox(string car, string? box) => Cause switch
    {
        SensorDoubted { Kind: InputKind.Loop or InputKind.Tag } => false,
        SensorDoubted { Box: { } of } => box is null || of == box,
        SensorDoubted { Point: { } point } => point == box,
        GapOpened { Boxes: { } boxes } => box is null || boxes.Contains(box),
        GapOpened { Points: not null } => false,
        _ => Station.ServesBoxOf(car),
    };

    /// <summary>It hides what inputs of this kind tell.</summary>
    public bool Hides(InputKind kind) => Doubt?.Kind is not { } only || only == kind;

    /// <summary>
    /// It is a doubt about an observation of its station, made in this box (null: not known, or in none).
    /// </summary>
    public bool Doubts(RaceEvent e, string? box) => Doubt switch
    {
        null => false,
        _ when e is CarPassed passed => Covers(passed.Line),
        { Kind: { } kind } when kind != BoxFacts.KindOf(e) => false,
        { Box: { } of } => e is IOfCar && (box is null || box == of),
        var doubt => doubt.Point is null,
    };

    /// <summary><c> (in2, seat of box 4)</c>, as far as the doubt says it.</summary>
    private static string Where(SensorDoubted doubt)
    {
        var box = doubt.Box is null ? null : $"box {doubt.Box}";
        var of = (doubt.Point ?? box, doubt.Kind) switch
        {
            (var place, null or InputKind.Loop or InputKind.Tag) => place,
            (null, { } kind) => Words<InputKind>.Write(kind),
            ({ } place, { } kind) => $"{Words<InputKind>.Write(kind)} of {place}",
        };
        var where = string.Join(", ", new[] { doubt.Input, of }.OfType<string>());
        return where.Length > 0 ? $" ({where})" : "";
    }
}
