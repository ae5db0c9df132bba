using PitMarshal.Events;
using PitMarshal.Events.Log;
using PitMarshal.Timing.Classifications;
using PitMarshal.Timing.Grids;
using PitMarshal.Timing.Grids.Making;
using PitMarshal.Timing.Laps;
using PitMarshal.Timing.Results;
using PitMarshal.Timing.Sessions;
using PitMarshal.Timing.Settings;
using PitMarshal.Timing.Standings;
using PitMarshal.Timing.Standings.Scoring;

namespace PitMarshal.Timing;

/// <summary>
/// Times a meeting as its events come. At every moment <see cref="Classify"/> is what a new one would say of the same
/// events in any order. Not for several threads at once.
/// </summary>
/// <remarks>
/// A passing is folded into its car's laps, late or not. What concerns all (schedule, start and end of a session,
/// entries, corrections, anything but a passing that comes late) makes everything be worked out anew.
/// </remarks>
public sealed class RaceTiming(TimingRules rules)
{
    private readonly List<RaceEvent> _log = [];
    private Meeting _meeting = new(rules);
    private bool _isPast;
    private Corrections _corrections = new([]);

    /// <summary>The names of the sessions, in order of time.</summary>
    public IReadOnlyList<string> Sessions => _meeting.Sessions.ConvertAll(session => session.Name);

    /// <summary>The last race or, where there is none, the last session; null without any.</summary>
    public string? MainSession =>
        (_meeting.Sessions.FindLast(session => session.Kind == SessionKind.Race) ?? _meeting.Sessions.LastOrDefault())
            ?.Name;

    /// <summary>The results of every session: the overall one, then further ones.</summary>
    public IReadOnlyList<string> Results => [TimingRules.Overall, .. rules.Also.Select(further => further.Result)];

    /// <summary>What in the log could not be used and why.</summary>
    public IReadOnlyList<string> Notes => [.. _meeting.Notes(), .. _corrections.Notes];

    /// <summary>The next event of the log.</summary>
    public void Append(RaceEvent e)
    {
        RefusePast();
        _log.Add(e);
        var isAsItStands = e is not EventCorrected && !_corrections.Concern(e, _log.Count);
        if (!isAsItStands || !_meeting.TryTake(e, _log.Count))
        {
            StartAnew();
        }
    }

    /// <summary>
    /// Many events at once: what <see cref="Append"/> of one after the other comes to, but worked out once.
    /// </summary>
    public void AppendAll(IEnumerable<RaceEvent> events)
    {
        RefusePast();
        _log.AddRange(events);
        StartAnew();
    }

    /// <summary>A result of a session; null when there is no such session or result.</summary>
    public Classification? Classify(string session, string result = TimingRules.Overall)
    {
        var found = _meeting.Sessions.Find(s => s.Name == session);
        return found is not null && RulesOf(found, result) is { } asked
            ? new Classifier(found, asked).Classify(_meeting.CarsOf(found), _meeting.StateOf(found, result)) : null;
    }

    /// <summary>The complete laps of a car in a session, in order; none where it was not seen.</summary>
    public IReadOnlyList<Lap> Laps(string session, string car) =>
        _meeting.Sessions.Find(s => s.Name == session)?.Runs.GetValueOrDefault(car)?.Laps ?? [];

    /// <summary>
    /// The starting grid of a race or, before it is scheduled, of the race after a practice or qualifying.
    /// </summary>
    /// <param name="session">Its name; it must be one of <see cref="Sessions"/>.</param>
    /// <param name="grid">How it is made.</param>
    /// <param name="points">The cars by their points of the season, where those place them.</param>
    /// <param name="problem">What the rules ask for and the log lacks; null with a grid.</param>
    public StartingGrid? Grid(
        string session, GridRules grid, IReadOnlyList<GridPoints> points, out string? problem)
    {
        var asked = _meeting.Sessions.Find(s => s.Name == session)
            ?? throw new ArgumentException($"no session {session}", nameof(session));
        return new GridMaker(_meeting, grid, GridRace.Of(_meeting, asked)).Make(points, out problem);
    }

    /// <summary>The entries of a session as they are at its end.</summary>
    public IReadOnlyList<EntryListed> EntriesOf(string session)
    {
        var asked = _meeting.Sessions.Find(s => s.Name == session)!;
        return [.. _meeting.CarsOf(asked).Select(car => _meeting.EntryOf(car.Car, asked.Latest)).OfType<EntryListed>()];
    }

    /// <summary>What a result tells besides its classification, and the entries of its cars.</summary>
    /// <param name="classified">A result of this meeting.</param>
    /// <param name="grid">How the grid was made; null: nothing says so.</param>
    public (RaceDetails Details, IReadOnlyDictionary<string, EntryListed> Entries) Details(
        Classification classified, GridRules? grid)
    {
        var session = _meeting.Sessions.Find(s => s.Name == classified.Session)!;
        var places = grid is null ? null : Grid(session.Name, grid, [], out _);
        return ResultDetails.Of(_meeting, session, classified, places);
    }

    /// <summary>
    /// The meeting as it stood at an instant: of what happened, was ordered and was corrected by then.
    /// </summary>
    /// <remarks>It takes no events, and is to be asked before this one takes more.</remarks>
    public RaceTiming At(Instant instant)
    {
        var earlier = new RaceTiming(rules) { _isPast = true };
        if (!_corrections.Any && _meeting.At(instant) is { } past)
        {
            earlier._meeting = past;
        }
        else
        {
            earlier.StartFrom(_log, instant);
        }

        return earlier;
    }

    private ResultRules? RulesOf(Session session, string result) =>
        result == TimingRules.Overall ? ResultRules.Overall(rules, session.Order)
        : rules.Also.FirstOrDefault(further => further.Result == result) is { } further
            ? ResultRules.Of(further, session.Order) : null;

    private void RefusePast()
    {
        if (_isPast)
        {
            throw new InvalidOperationException("what was is over: it takes no events");
        }
    }

    private void StartAnew() => StartFrom(_log, Instant.Last);

    private void StartFrom(List<RaceEvent> log, Instant until)
    {
        _corrections = new Corrections(log, until);
        _meeting = new Meeting(rules);
        for (var i = 0; i < log.Count; i++)
        {
            if (log[i].At <= until && Meeting.Uses(log[i])
                && _corrections.Apply(log[i], i + 1) is { } e && e.At <= until)
            {
                _meeting.Gather(e, i + 1);
            }
        }

        _meeting.Settle();
    }
}
