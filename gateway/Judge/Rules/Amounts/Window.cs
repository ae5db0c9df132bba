using PitMarshal.Events;
using PitMarshal.Judge.RaceWide;
using PitMarshal.Judge.Reasons;
using PitMarshal.Judge.Rules.Reading;
using PitMarshal.Judge.Rules.Subjects;
using PitMarshal.Judge.Times;

namespace PitMarshal.Judge.Rules.Amounts;

/// <summary>
/// One window of the race: an edge of the stop, or the end of the stint, lies from <c>from</c> (inclusive) to <c>to</c>
/// (exclusive). Race time runs on while the race is suspended.
/// </summary>
public sealed class Window
{
    public enum Unit { RaceTime, Remaining, Laps, Share }

    public enum Edge { PitIn, Stopped, PitOut }

    private readonly Unit _unit;
    private readonly Edge _edge;
    private readonly Amount? _from;
    private readonly Amount? _to;
    private readonly int _grace;

    private Window(Unit unit, Edge edge, Amount? from, Amount? to, int grace) =>
        (_unit, _edge, _from, _to, _grace) = (unit, edge, from, to, grace);

    /// <summary>Throws <see cref="BadRule"/>, also for a window that is empty in every race.</summary>
    public static Window Read(FieldReader window)
    {
        var unit = window.WordOrNull<Unit>("in") ?? Unit.RaceTime;
        var edge = window.WordOrNull<Edge>("edge") ?? Edge.PitIn;
        var ((from, begin), (to, end)) = (Bound(window, "from", unit), Bound(window, "to", unit));
        var result = new Window(unit, edge, from, to, window.CountOrNull("grace") ?? 0);
        window.Done();
        return from is null && to is null ? throw window.Bad("from", "expected from, to or both")
            : (unit == Unit.Remaining ? end >= begin : begin >= end)
            ? throw window.Bad("to", "the window is empty: expected an end after its beginning")
            : result;
    }

    public TruthValue Holds(Subject subject)
    {
        if (EdgeOf(subject) is not { } edge)
        {
            return TruthValue.Unknown($"the {Words<Edge>.Write(_edge)} was not seen");
        }

        if (_unit == Unit.Laps)
        {
            return InLaps(subject, edge.At);
        }

        var span = subject.Race.Span;
        if (span.TimeAt(edge.At) is not { } time)
        {
            return TruthValue.Unknown("the log has no race start");
        }

        if (_unit != Unit.RaceTime && span.LengthMicros is null)
        {
            return TruthValue.Unknown("the log does not say how long the race is scheduled to last");
        }

        var u = (long)Math.Ceiling(edge.U + (span.Started!.UMs * 1000));
        var after = _from is null ? TruthValue.Yes : After(time, u, RaceTime(_from, subject));
        return after.And(_to is null ? TruthValue.Yes : Before(subject, time, u, RaceTime(_to, subject), edge.At));
    }

    public string Explain(string asked)
    {
        var edge = _edge switch { Edge.PitIn => $"{asked} is", Edge.PitOut => "the pit-out is", _ => "the car stops" };
        var grace = _grace == 0 ? "" : $", or later but within {ReasonText.Count(_grace, "further lap")}";
        return (_from, _to) switch
        {
            ({ } from, { } to) => $"when {edge} from {Text(from)} until just before {Text(to)}{grace}",
            ({ } from, null) => $"when {edge} at {Text(from)} or later",
            (_, var to) => $"when {edge} before {Text(to!)}{grace}",
        };
    }

    private static TruthValue After(long time, long u, Limit from) => time - u >= from.High ? TruthValue.Yes
        : time + u < from.Low ? TruthValue.No
        : TruthValue.Unknown(from.Why ?? "it lies at the beginning of a window within the uncertainty");

    private TruthValue Before(Subject subject, long time, long u, Limit to, Instant edge)
    {
        if (time + u < to.Low)
        {
            return TruthValue.Yes;
        }

        if (time - u < to.High)
        {
            return TruthValue.Unknown(to.Why ?? "it lies at the end of a window within the uncertainty");
        }

        if (_grace == 0)
        {
            return TruthValue.No;
        }

        return !to.Known || Passed(subject, subject.Race.Span.Started!.At.Plus(to.Low), edge) is not { } passed
            ? TruthValue.Unknown(to.Why ?? "the laps of the car since the window closed are not known")
            : TruthValue.Of(passed < _grace);
    }

    private TruthValue InLaps(Subject subject, Instant edge)
    {
        if (subject.Race.Span.Started is not { } start || Passed(subject, start.At.Plus(1), edge) is not { } laps)
        {
            return TruthValue.Unknown("the laps of the car are not known");
        }

        var begun = _from?.In(subject).IsAtMost(laps) ?? TruthValue.Yes;
        return begun.And(_to is null ? TruthValue.Yes : (_to.In(subject) + Limit.Of(_grace - 1)).IsAtLeast(laps));
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
            ? subject.Car.During(pitIn.At, pitOut?.At ?? Spell.Forever).OfType<CarStopped>()
                .Select(e => (Mark?)new Mark(e)).FirstOrDefault()
            : null,
    };

    /// <summary>A bound as µs since the race start; a share is one of the race's duration already.</summary>
    private Limit RaceTime(Amount bound, Subject subject) => (_unit, bound.In(subject)) switch
    {
        (Unit.Remaining, { Known: true, Low: var left }) => Limit.Of(subject.Race.Span.LengthMicros!.Value - left),
        (Unit.Remaining, { Why: var why }) => Limit.Unknown(why!),
        (_, var time) => time,
    };

    /// <summary>A bound, and where that is the same in every race, to compare: µs, laps or millionths.</summary>
    private static (Amount? Amount, long? Fixed) Bound(FieldReader window, string name, Unit unit)
    {
        if (unit == Unit.Share)
        {
            var share = Amount.ReadShareOrNull(window, name);
            var isConstant = share is not null && window.MapUnlessText(name) is null;
            return (share, isConstant && Shares.TryParse(window.Text(name), out var millionths) ? millionths : null);
        }

        var bound = Amount.ReadOrNull(window, name, unit == Unit.Laps ? Dimension.Number : Dimension.Duration);
        return (bound, bound?.Constant);
    }

    private string Text(Amount bound) => _unit switch
    {
        Unit.RaceTime => $"{bound.Explain()} of race time",
        Unit.Remaining => bound.Constant == 0 ? "the scheduled end" : $"{bound.Explain()} before the scheduled end",
        Unit.Laps => bound.Constant == 1 ? "1 completed lap" : $"{bound.Explain()} completed laps",
        _ => bound.Explain(),
    };
}
