using PitMarshal.Events;
using PitMarshal.Judge;
using PitMarshal.Judge.RaceWide;
using PitMarshal.Judge.Times;

namespace PitMarshal.Ingest.Decisions.Checks;

/// <summary>The race itself: its schedule, start, suspensions, flags, pit lane and end.</summary>
internal static class RaceCheck
{
    private const long ShortestMs = 60_000, LongestMs = 7 * 86_400_000L;
    private const int TitleMost = 200;

    internal static Refusal? Of(RaceEvent e, RaceJudge judge)
    {
        var (span, track) = (judge.Race.Span, judge.Race.Track);
        return e switch
        {
            RaceScheduled scheduled => OfSchedule(scheduled, span),
            RaceStarted => OfStart(judge, span),
            RaceSuspended => Runs(e, span) ?? (Suspended(span) is { } since
                ? new Refusal("", $"the race is suspended since {since}") : null),
            RaceResumed => Runs(e, span)
                ?? (Suspended(span) is null ? new Refusal("", "the race is not suspended") : null),
            FlagShown { Flag: Flag.Chequered } => Runs(e, span),
            FlagShown or RaceEnded => Started(e, span) ?? Ended(span),
            PitLaneOpened { End: var end } => OfPitLane(track, end, e.At, open: true),
            PitLaneClosed { End: var end } => OfPitLane(track, end, e.At, open: false),
            _ => new Refusal("event", "is nothing that people decide"),
        };
    }

    private static Refusal? OfSchedule(RaceScheduled scheduled, RaceSpan span) =>
        span.Started is { } started
            ? new Refusal("", $"the race has started at {started.At}: its schedule is changed by a correction only")
        : TextCheck.Needed("race", scheduled.Race, TextCheck.NameMost)
        ?? TextCheck.Optional("title", scheduled.Title, TitleMost)
        ?? OfDuration(scheduled);

    internal static Refusal? OfDuration(RaceScheduled scheduled) => scheduled switch
    {
        { DurationMs: null, Laps: null } => new Refusal("durationMs", "is missing"),
        { DurationMs: < ShortestMs or > LongestMs } =>
            new Refusal("durationMs", "must be from one minute to seven days"),
        { Laps: < 1 } => new Refusal("laps", "must be at least one"),
        _ => null,
    };

    private static Refusal? OfStart(RaceJudge judge, RaceSpan span) =>
        span.Started is { } started ? new Refusal("", $"the race has started at {started.At}")
        : span.Scheduled is null ? new Refusal("", "the race has no schedule yet")
        : judge.Regulations.Rules.Count == 0 ? new Refusal("", "no regulations judge yet")
        : judge.Regulations.Unset is [var unset, ..]
            ? new Refusal("", $"line {unset.Line} of the regulations: {unset.Message}")
        : null;

    /// <summary>Nothing of a race can be before its start.</summary>
    private static Refusal? Started(RaceEvent e, RaceSpan span) =>
        span.Started is not { } started ? new Refusal("", "the race has not started")
        : e.At < started.At ? new Refusal("at", $"the race started later, at {started.At}")
        : null;

    private static Refusal? Ended(RaceSpan span) =>
        span.Ended is { } ended ? new Refusal("", $"the race has ended at {ended.At}") : null;

    private static Refusal? Runs(RaceEvent e, RaceSpan span) => Started(e, span) ?? Ended(span)
        ?? (span.Chequered is { } chequered
            ? new Refusal("", $"the chequered flag was shown at {chequered.At}") : null);

    private static Instant? Suspended(RaceSpan span) =>
        span.Suspensions is [.., var last] && last.To == Spell.Forever ? last.From : null;

    private static Refusal? OfPitLane(Track track, PitLaneEnd end, Instant at, bool open)
    {
        var isOpen = (end == PitLaneEnd.Entry ? track.EntryOpen : track.ExitOpen).At(at);
        return isOpen == open
            ? new Refusal("end",
                $"the pit {(end == PitLaneEnd.Entry ? "entry" : "exit")} is {(open ? "open" : "closed")} already")
            : null;
    }
}
