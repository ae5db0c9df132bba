using PitMarshal.Log;

namespace PitMarshal.Judge.Rules;

/// <summary>
/// One window of the race: an edge of the stop, or the end of the stint, lies from <c>from</c> (inclusive) to <c>to</c>
/// (exclusive). Race time runs on while the race is suspended.
/// </summary>
internal sealed class Window
{
    internal enum Unit { RaceTime, Remaining, Laps, Share }

    internal enum Edge { PitIn, Stopped, PitOut }

    private const long Millionths = 1_000_000;

    private readonly Unit _unit;
    private readonly Edge _edge;
    private readonly long? _from;
    private readonly long? _to;
    private readonly int _grace;

    /// <summary>µs, laps or millionths of the race, by the unit.</summary>
    private Window(Unit unit, Edge edge, long? from, long? to, int grace) =>
        (_unit, _edge, _from, _to, _grace) = (unit, edge, from, to, grace);

    /// <summary>Its bounds in the order of race time: µs, laps or millionths; of remaining time negative.</summary>
    public (Unit Unit, long? From, long? To) Bounds => (_unit, Signed(_from), Signed(_to));

    public static Window Read(FieldReader window)
    {
        var unit = window.WordOrNull<Unit>("in") ?? Unit.RaceTime;
        var edge = window.WordOrNull<Edge>("edge") ?? Edge.PitIn;
        var result = new Window(unit, edge, Bound(window, "from", unit), Bound(window, "to", unit), window.CountOrNull("grace") ?? 0);
        window.Done();
        var (_, from, to) = result.Bounds;
        return from is null && to is null ? throw window.Bad("from", "expected from, to or both")
            : from >= to ? throw window.Bad("to", "the window is empty: expected an end after its beginning")
            : result;
    }

    public Maybe Holds(Subject subject)
    {
        if (EdgeOf(subject) is not { } edge)
        {
            return Maybe.Unknown($"the {Words<Edge>.Write(_edge)} was not seen");
        }

        if (_unit == Unit.Laps)
        {
            return InLaps(subject, edge.At);
        }

        var span = subject.Race.Span;
        if (span.TimeAt(edge.At) is not { } time)
        {
            return Maybe.Unknown("the log has no race start");
        }

        if (_unit != Unit.RaceTime && span.LengthMicros is null)
        {
            return Maybe.Unknown("the log does not say how long the race is scheduled to last");
        }

        var (from, to) = (RaceTime(_from, span), RaceTime(_to, span));
        var u = (long)Math.Ceiling(edge.U + (span.Started!.UMs * 1000));
        var inside = After(time, u, from).And(Before(subject, time, u, to, edge.At));
        return inside;
    }

    public string Explain(string asked)
    {
        var edge = _edge switch { Edge.PitIn => $"{asked} is", Edge.PitOut => "the pit-out is", _ => "the car stops" };
        var grace = _grace == 0 ? "" : $", or later but within {Say.Count(_grace, "further lap")}";
        return (_from, _to) switch
        {
            ({ } from, { } to) => $"when {edge} from {Text(from)} until just before {Text(to)}{grace}",
            ({ } from, null) => $"when {edge} at {Text(from)} or later",
            (_, var to) => $"when {edge} before {Text(to!.Value)}{grace}",
        };
    }

    private static Maybe After(long time, long u, long? from) => from is not { } begin || time - u >= begin ? Maybe.Yes
        : time + u < begin ? Maybe.No
        : Maybe.Unknown("it lies at the beginning of a window within the uncertainty");

    private Maybe Before(Subject subject, long time, long u, long? to, Instant edge)
    {
        if (to is not { } end || time + u < end)
        {
            return Maybe.Yes;
        }

        if (time - u < end && u > 0)
        {
            return Maybe.Unknown("it lies at the end of a window within the uncertainty");
        }

        if (_grace == 0)
        {
            return Maybe.No;
        }

        var closed = subject.Race.Span.Started!.At.Plus(end);
        return Passed(subject, closed, edge) is not { } passed
            ? Maybe.Unknown("the laps of the car since the window closed are not known")
            : Maybe.Of(passed < _grace);
    }

    private Maybe InLaps(Subject subject, Instant edge)
    {
        if (subject.Race.Span.Started is not { } start || Passed(subject, start.At.Plus(1), edge) is not { } laps)
        {
            return Maybe.Unknown("the laps of the car are not known");
        }

        return Maybe.Of(!(laps < _from) && !(laps >= _to + _grace));
    }

    /// <summary>How often the car passed start-finish between two instants; null when that is not certain.</summary>
    private static int? Passed(Subject subject, Instant from, Instant to) =>
        subject.Car.PitLane.Laps.Count == 0 || subject.Race.BlindFor(Line.StartFinish, from, to) is not null
            ? null
            : subject.Car.PitLane.Laps.Count(l => l.At >= from && l.At <= to);

    private Mark? EdgeOf(Subject subject) => subject.Stop is null ? subject.Edge : _edge switch
    {
        Edge.PitIn => subject.Edge,
        Edge.PitOut => subject.Stop!.Out,
        _ => subject.Stop is { In: { } pitIn, Out: var pitOut }
            ? subject.Car.During(pitIn.At, pitOut?.At ?? Blind.Forever).OfType<CarStopped>().Select(e => (Mark?)new Mark(e)).FirstOrDefault()
            : null,
    };

    private long? Signed(long? bound) => _unit == Unit.Remaining ? -bound : bound;

    private long? RaceTime(long? bound, RaceSpan span) => bound is not { } value ? null
        : _unit switch
        {
            Unit.Remaining => span.LengthMicros!.Value - value,
            Unit.Share => (long)Math.Round((decimal)span.LengthMicros!.Value * value / Millionths),
            _ => value,
        };

    private static long? Bound(FieldReader window, string name, Unit unit) => unit switch
    {
        Unit.Laps => window.CountOrNull(name),
        Unit.Share => window.ShareOrNull(name),
        _ => window.DurationOrNull(name),
    };

    private string Text(long bound) => _unit switch
    {
        Unit.RaceTime => $"{Say.Duration(bound)} of race time",
        Unit.Remaining => bound == 0 ? "the scheduled end" : $"{Say.Duration(bound)} before the scheduled end",
        Unit.Laps => $"{Say.Count((int)bound, "completed lap")}",
        _ => $"{bound / 10_000m:0.##} % of the race",
    };
}
