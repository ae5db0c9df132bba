using PitMarshal.Events;
using PitMarshal.Timing.Sessions;

namespace PitMarshal.Timing.Grids.Making;

/// <summary>
/// The race a grid is for, and the span of the log whose sessions, orders and decisions bear on it: from the start of
/// the race before to its own.
/// </summary>
internal sealed class GridRace
{
    private readonly Session? _only;
    private readonly int _sessions;

    private GridRace(Meeting meeting, Session asked)
    {
        var all = meeting.Sessions;
        _only = asked.Kind == SessionKind.Race ? null : asked;
        var race = _only is null ? asked : all.Skip(all.IndexOf(asked)).FirstOrDefault(IsRace);
        _sessions = race is null ? all.Count : all.IndexOf(race);
        Name = race?.Name ?? asked.Name;
        Session = race ?? all[^1];
        Until = race?.Span.Started?.At.Plus(-1) ?? Instant.Last;
        After = all.Take(_sessions).LastOrDefault(IsRace)?.Span.Started?.At ?? new Instant(long.MinValue);
    }

    public string Name { get; }

    /// <summary>Whose cars start.</summary>
    public Session Session { get; }

    /// <summary>What is told later concerns the next grid.</summary>
    public Instant Until { get; }

    /// <summary>What was told by then concerned the grid before.</summary>
    public Instant After { get; }

    /// <summary>Of a race; or, before it is scheduled, of the session that its grid is made from.</summary>
    public static GridRace Of(Meeting meeting, Session asked) => new(meeting, asked);

    public bool Concerns(Instant at) => at > After && at <= Until;

    /// <summary>A session before it: of that name, or the last of that kind.</summary>
    public Session? Find(Meeting meeting, string source)
    {
        var before = meeting.Sessions.Take(_sessions).ToList();
        return before.Find(session => session.Name == source)
            ?? (Words<SessionKind>.TryParse(source, out var kind)
                ? _only is { } only && only.Kind == kind ? only : before.FindLast(session => session.Kind == kind)
                : null);
    }

    private static bool IsRace(Session session) => session.Kind == SessionKind.Race;
}
