using System.Globalization;
using PitMarshal.Events;

namespace PitMarshal.Timing.Penalties;

/// <summary>An ordered penalty that changes a result or the next grid.</summary>
/// <param name="Id">The order's.</param>
/// <param name="Penalty">As it was ordered.</param>
/// <param name="Kind">What it changes.</param>
/// <param name="Size">µs, laps or places; 0 where it has none.</param>
public sealed record ResultPenalty(string Id, string Penalty, ResultPenaltyKind Kind, long Size)
{
    /// <summary>Penalties that are served or told and change no result.</summary>
    private static readonly HashSet<string> s_others =
        ["warning", "reprimand", "drive-through", "stop-go", "hold", "next-stop", "points", "no-points"];

    /// <summary>
    /// Reads <c>laps 3</c>, <c>time 37.5 s</c>, <c>grid 5</c>, <c>grid last</c>, <c>last-in-class</c> and
    /// <c>disqualification</c>, as verdicts propose them, and <c>1 lap</c> or <c>time 1m5s</c>, as people write them.
    /// Null when it changes no result, or when it cannot be read:
    /// then <paramref name="problem"/> says so.
    /// </summary>
    public static ResultPenalty? Of(PenaltyOrdered ordered, out string? problem)
    {
        problem = null;
        var words = ordered.Penalty.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        ResultPenalty? read = words switch
        {
            ["disqualification"] => Read(ResultPenaltyKind.Disqualification, 0),
            ["last-in-class"] => Read(ResultPenaltyKind.LastInClass, 0),
            ["grid", "last"] => Read(ResultPenaltyKind.Grid, long.MaxValue),
            ["grid", var places] when Count(places) is { } size => Read(ResultPenaltyKind.Grid, size),
            ["laps" or "lap", var laps] when Count(laps) is { } size => Read(ResultPenaltyKind.Laps, size),
            [var laps, "laps" or "lap"] when Count(laps) is { } size => Read(ResultPenaltyKind.Laps, size),
            ["time", .. var time] when Micros(string.Concat(time)) is { } size => Read(ResultPenaltyKind.Time, size),
            _ => null,
        };
        if (read is null && (words.Length == 0 || !s_others.Contains(words[0])))
        {
            problem = $"penalty {ordered.Id}: '{ordered.Penalty}' is none of laps 3, time 37.5 s, grid 5, grid last, "
                + "last-in-class, disqualification; it is in no result";
        }

        return read;

        ResultPenalty Read(ResultPenaltyKind kind, long size) => new(ordered.Id, ordered.Penalty, kind, size);
    }

    private static long? Count(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;

    /// <summary><c>37.5s</c>, <c>1m5s</c>, <c>2m</c>.</summary>
    private static long? Micros(string text)
    {
        var m = text.IndexOf('m');
        var minutes = m > 0 ? Count(text[..m]) : 0;
        var rest = m > 0 ? text[(m + 1)..] : text;
        decimal seconds = 0;
        var isRead = minutes is not null && (rest.Length == 0 ? m > 0
            : rest[^1] == 's' && decimal.TryParse(
                rest[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out seconds));
        var sum = (minutes ?? 0) * 60m + seconds;
        return isRead && sum <= 864_000 ? (long)(sum * 1_000_000) : null;
    }
}
