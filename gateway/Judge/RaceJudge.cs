using PitMarshal.Events;
using PitMarshal.Events.Log;
using PitMarshal.Judge.Pit;
using PitMarshal.Judge.RaceWide;
using PitMarshal.Judge.Rules;
using PitMarshal.Judge.Times;
using PitMarshal.Judge.Verdicts;

namespace PitMarshal.Judge;

/// <summary>
/// Judges a race as its events come. At every moment <see cref="Verdicts"/> is what a new judge would say of the same
/// events in any order. Not for several threads at once.
/// </summary>
/// <remarks>
/// One scheme: an event tells something of an instant and of what follows, of one car or of all. A car of which
/// something changed is judged from its last visit on that was certain before that instant
/// (<see cref="PitLane.SettledBefore"/>). What comes too late for its car, or concerns what all rests on (schedule,
/// start, suspension, entries, bulletins, corrections), makes that be worked out anew.
/// </remarks>
public sealed partial class RaceJudge(RaceRegulations regulations)
{
    private readonly List<RaceEvent> _log = [];
    private readonly VerdictBook _verdicts = new();
    private readonly Dictionary<string, JudgedCar> _cars = [];
    private readonly Rulings _rulings = new();
    private Corrections _corrections = new([]);
    private RulesInForce _rules = new(regulations, []);
    private Race _race = new(new RaceSpan());
    private Instant _latest = new(long.MinValue);
    private double _largestU;

    /// <summary>The next event of the log. Returns what changed, in the order of <see cref="Verdicts"/>.</summary>
    public IReadOnlyList<VerdictChange> Append(RaceEvent e)
    {
        if (e is IOfLog)
        {
            Note(e);
            return [];
        }

        var isLatest = e.At > _latest;
        Note(e);
        if (_corrections.Concern(e, _log.Count))
        {
            StartAnew();
        }
        else if (isLatest && EndsOrShows(e) && _race.Span.Suspensions.Count == 0)
        {
            TakeOfRace(e);
        }
        else if (e is EntryListed entry && OpensList(entry))
        {
            _race.Entries.List(entry);
            See(e);
            CarOf(entry.Car);
        }
        else if (ConcernsAll(e))
        {
            StartAnew();
        }
        else
        {
            _rulings.Take(e);
            See(e);
            Take(e);
        }

        JudgeChanged();
        return _verdicts.Changes();
    }

    /// <summary>
    /// Many events at once, as a finished log has them: what <see cref="Append"/> of one after the other comes to, but
    /// judged once.
    /// </summary>
    public IReadOnlyList<VerdictChange> AppendAll(IEnumerable<RaceEvent> events)
    {
        foreach (var e in events)
        {
            Note(e);
        }

        StartAnew();
        JudgeChanged();
        return _verdicts.Changes();
    }

    /// <summary>All verdicts in order of time (to, else from; those without either last), car, rule, id.</summary>
    public IReadOnlyList<Verdict> Verdicts() => _verdicts.Standing();

    /// <summary>
    /// What in the log could not be used and why: bulletins and corrections that name nothing, or nonsense.
    /// </summary>
    public IReadOnlyList<string> Notes => [.. _rules.Notes, .. _corrections.Notes,
        .. NotEntered().Select(car => $"car {car} is not entered, so it is not judged"),
        .. ClassesWithoutRule()
            .Select(name => $"no rule of {regulations.Name} concerns class {name}, so its cars are not judged")];

    /// <summary>
    /// Entered classes of which no rule asks anything, in ordinal order: their cars would be unjudged without a word.
    /// None where there are no rules at all, as on a night of timing alone.
    /// </summary>
    public IEnumerable<string> ClassesWithoutRule() => _race.Entries.Cars
        .Select(car => _race.Entries.Of(car, Spell.Forever)?.Class).OfType<string>().Distinct()
        .Where(name => regulations.Rules.Count > 0
            && regulations.Rules.All(rule => rule.Head.When.LeavesOutClass(name)))
        .Order(StringComparer.Ordinal);

    /// <summary>Cars that were seen and that the entry list does not have, in ordinal order.</summary>
    public IEnumerable<string> NotEntered() =>
        _cars.Keys.Where(_race.Entries.LeavesOut).Order(StringComparer.Ordinal);

    private static bool ConcernsAll(RaceEvent e) => e is
        RaceScheduled or RaceStarted or RaceSuspended or RaceResumed or RaceEnded or FlagShown or PitLaneOpened
            or PitLaneClosed or EntryListed or BulletinIssued or EventCorrected || RaceControl.Concerns(e);

    /// <summary>A car is listed before anything but such lists was told: it concerns no other.</summary>
    private bool OpensList(EntryListed entry) => !_cars.ContainsKey(entry.Car)
        && _log.TrueForAll(e => e is RaceScheduled or IOfLog || (e is EntryListed && e.At <= entry.At));

    private static bool EndsOrShows(RaceEvent e) =>
        e is RaceEnded or FlagShown { Flag: not Flag.Red } or PitLaneOpened or PitLaneClosed;

    private void Note(RaceEvent e)
    {
        _log.Add(e);
        if (e is IOfLog)
        {
            return;
        }

        _latest = e.At > _latest ? e.At : _latest;
        _largestU = Math.Max(_largestU, e.UMs * 1000);
    }

    /// <summary>
    /// A flag, an end of the pit lane or the end of the race, when nothing later is known yet, concerns what is still
    /// open and what happened just before, within the uncertainty. The end of the race decides what waited for it.
    /// </summary>
    private void TakeOfRace(RaceEvent e)
    {
        _race.Span.Take(e);
        _race.Track.Take(e);
        See(e);
        var reach = (long)Math.Ceiling(_largestU + (e.UMs * 1000));
        ChangeAll(e is RaceEnded or FlagShown { Flag: Flag.Chequered } ? s_always : e.At.Plus(-reach));
    }

    /// <summary>
    /// Lets the stations see an event. Where that changes what they could not see, it concerns every car.
    /// </summary>
    private void See(RaceEvent e)
    {
        var (from, to) = _race.Stations.Take(e);
        if (from < to)
        {
            ChangeAll(from);
        }
    }

    private JudgedCar CarOf(string number)
    {
        if (!_cars.TryGetValue(number, out var car))
        {
            // Who is entered while the race goes on has no past before that; a list that came late is that of all.
            var (entries, start) = (_race.Entries, _race.Span.Started?.At);
            var entered = entries.EnteredAt(number);
            var listed = entered > start && !(entries.Begins <= start) ? start : entered;
            _cars.Add(number, car = new JudgedCar(new Car(number, _race, _race.Control.Of(number, listed))));
            Change(car, s_always);
        }

        return car;
    }

    private void StartAnew()
    {
        _corrections = new Corrections(_log);
        _rulings.Clear();
        var events = new List<RaceEvent>(_log.Count);
        for (var i = 0; i < _log.Count; i++)
        {
            if (_corrections.Apply(_log[i], i + 1) is { } e)
            {
                events.Add(e);
                _rulings.Take(e);
            }
        }

        EventOrder.Sort(events);
        _rules = new RulesInForce(regulations, events.OfType<BulletinIssued>());
        var span = new RaceSpan();
        events.ForEach(span.Take);
        _race = new Race(span);
        events.ForEach(_race.Track.Take);
        events.ForEach(_race.Control.Take);
        foreach (var entry in events.OfType<EntryListed>())
        {
            _race.Entries.List(entry);
        }

        events.ForEach(e => _race.Stations.Take(e));
        _cars.Clear();
        _changed.Clear();
        foreach (var car in _race.Entries.Cars)
        {
            CarOf(car);
        }

        events.ForEach(Take);
        ForgetVerdictsOfOthers();
    }
}
