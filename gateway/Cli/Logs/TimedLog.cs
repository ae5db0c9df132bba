using PitMarshal.Cli.Machine;
using PitMarshal.Events;
using PitMarshal.Events.Log;
using PitMarshal.Timing;
using PitMarshal.Timing.Settings;

namespace PitMarshal.Cli.Logs;

/// <summary>A race log in a file, timed; what is wrong with it or with what is asked of it is bad input.</summary>
internal static class TimedLog
{
    public static RaceTiming Read(string log, TimingRules rules, string? at = null)
    {
        var instant = at is null ? (Instant?)null
            : Instant.TryParse(at, out var parsed) ? parsed
            : throw new BadInput($"--at {at}: not an instant such as 2026-06-13T15:00:00Z");
        var timing = new RaceTiming(rules);
        timing.AppendAll(RaceLogFile.Read(log));
        timing = instant is { } then ? timing.At(then) : timing;
        return timing.MainSession is null
            ? throw new BadInput($"{log}: no session in it: no RaceScheduled, RaceStarted or other word of race control"
                + (at is null ? "" : $" by {at}"))
            : timing;
    }

    /// <summary>The session of that name; without one the last race or the only session.</summary>
    public static string SessionOf(RaceTiming timing, string? name, string log) =>
        name is null ? timing.MainSession!
        : timing.Sessions.Contains(name) ? name
        : throw new BadInput($"{log}: no session {name} in it; there are {string.Join(", ", timing.Sessions)}");

    public static void TellNotes(RaceTiming timing, string log, TextWriter error)
    {
        foreach (var note in timing.Notes)
        {
            error.WriteLine(Terminal.Plain($"{log}: note: {note}"));
        }
    }
}
