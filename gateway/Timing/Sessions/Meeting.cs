using PitMarshal.Events;
using PitMarshal.Events.Log;
using PitMarshal.Timing.Laps;
using PitMarshal.Timing.Settings;

namespace PitMarshal.Timing.Sessions;

/// <summary>The sessions of a log, one after another, and who is entered in all of them.</summary>
internal sealed partial class Meeting(TimingRules rules)
{
    private readonly Entries _entries = new();
    private readonly Dictionary<string, Instant> _listed = [];
    private readonly Dictionary<string, ResultState> _states = [];
    private readonly List<(Instant At, string Who)> _unknown = [];
    private readonly List<RaceEvent> _told = [];
    private readonly List<RaceEvent> _orders = [];
    private readonly List<(CarPassed Event, long Position)> _gathered = [];
    private bool _ended;

    public List<Session> Sessions { get; } = [];

    public GridFacts Facts { get; } = new();

    /// <summary>The events that timing uses.</summary>
    public static bool Uses(RaceEvent e) => e switch
    {
        CarPassed passed => Passing.LineOf(passed) is not null,
        RaceScheduled or RaceStarted or RaceSuspended or RaceResumed or RaceEnded or FlagShown or EntryListed
            or CarRetired or CarRejoined or EntryWithdrawn or LapInvalidated
            or PenaltyOrdered or PenaltyServed or PenaltyWithdrawn or StewardRuled => true,
        _ => GridFacts.Uses(e),
    };

    /// <summary>Takes one more event; false when everything has to be worked out anew for it.</summary>
    public bool TryTake(RaceEvent e, long position)
    {
        if (!Uses(e))
        {
            return true;
        }

        if (GridFacts.Uses(e))
        {
            _told.Add(e);
            Facts.Take(e);
            return true;
        }

        if (Sessions.Count == 0)
        {
            return false;
        }

        if (e is CarPassed passed)
        {
            if (CarOf(passed) is { } car)
            {
                SessionAt(e.At).Take(car, PassingOf(passed, position));
            }

            return true;
        }

        var last = Sessions[^1];
        if (e.At < last.Begins || e.At <= last.LatestOrder || !last.LeavesLaps(e))
        {
            return false;
        }

        Order(last, e);
        return true;
    }

    /// <summary>Takes an event of a whole log, in any order; <see cref="Settle"/> follows.</summary>
    public void Gather(RaceEvent e, long position)
    {
        if (e is CarPassed passed)
        {
            _gathered.Add((passed, position));
        }
        else if (GridFacts.Uses(e))
        {
            _told.Add(e);
            Facts.Take(e);
        }
        else
        {
            _orders.Add(e);
        }
    }

    /// <summary>Works out what was gathered.</summary>
    public void Settle()
    {
        EventOrder.Sort(_orders);
        foreach (var e in _orders)
        {
            if (e is EntryListed entry)
            {
                _entries.List(entry);
                _listed.TryAdd(entry.Car, entry.At);
            }
        }

        foreach (var e in _orders)
        {
            Order(SessionFor(e), e);
        }

        foreach (var (passed, position) in _gathered)
        {
            if (Sessions.Count > 0 && CarOf(passed) is { } car)
            {
                SessionAt(passed.At).Gather(car, PassingOf(passed, position));
            }
        }

        _orders.Clear();
        _gathered.Clear();
        Sessions.ForEach(session => session.FoldAll());
    }

    /// <summary>What a steward said of a result; provisional where none did.</summary>
    public ResultState StateOf(Session session, string result) =>
        _states.GetValueOrDefault(ResultId.Of(session.Name, result), ResultState.Provisional);

    public IEnumerable<string> Notes()
    {
        foreach (var passings in _unknown.GroupBy(passing => passing.Who).OrderBy(
            passings => passings.Key, StringComparer.Ordinal))
        {
            var (who, count) = (passings.Key, passings.Count());
            yield return $"{who}: {count} {(count == 1 ? "passing is" : "passings are")} in no result";
        }

        foreach (var note in Sessions.SelectMany(session => session.Penalties.Notes))
        {
            yield return note;
        }
    }

    private Session SessionFor(RaceEvent e)
    {
        if (Sessions.Count == 0 || (e is RaceScheduled && _ended))
        {
            Sessions.Add(new Session(
                rules, NewName("session"), Sessions.Count == 0 ? new Instant(long.MinValue) : e.At));
            _ended = false;
        }

        var session = Sessions[^1];
        if (e is RaceScheduled { Race: var name } && session.Span.Scheduled is null)
        {
            session.Name = NewName(name);
        }

        return session;
    }

    /// <summary>The name, with a number where there is such a session already.</summary>
    private string NewName(string name)
    {
        var (free, number) = (name, 1);
        while (Sessions.Exists(session => session.Name == free))
        {
            free = $"{name} ({++number})";
        }

        return free;
    }

    private void Order(Session session, RaceEvent e)
    {
        if (e is StewardRuled ruled)
        {
            _states[ruled.Verdict] = ruled.Ruling == Ruling.Confirmed ? ResultState.Final : ResultState.Provisional;
        }

        _told.Add(e);
        if (e is EntryWithdrawn or EntryListed)
        {
            Facts.Take(e);
        }

        if (e is PenaltyServed or PenaltyWithdrawn)
        {
            // Stewards decide about a session while a later one goes on.
            Sessions.FindAll(other => other != session).ForEach(other => other.Penalties.Take(e));
        }

        _ended |= e is RaceEnded;
        session.Take(e);
    }

    /// <summary>The session that an instant belongs to; there must be one.</summary>
    public Session SessionAt(Instant at)
    {
        var i = Sessions.Count - 1;
        while (i > 0 && at < Sessions[i].Begins)
        {
            i--;
        }

        return Sessions[i];
    }

    private static Passing PassingOf(CarPassed passed, long position) =>
        new(passed, position, Passing.LineOf(passed)!.Value);
}
