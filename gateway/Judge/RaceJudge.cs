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
/// What comes in order is folded forward, a car at a time; what comes late makes its car be worked out anew; what concerns
/// all (schedule, start, suspension and end of the race, entries, bulletins, corrections, a flag that comes late) makes
/// everything be worked out anew. A StewardRuled changes no verdict.
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
        _log.Add(e);
        var isLatest = e.At > _latest;
        _latest = isLatest ? e.At : _latest;
        _largestU = Math.Max(_largestU, e.UMs * 1000);
        if (isLatest && e is RaceEnded or FlagShown { Flag: not Flag.Red } or PitLaneOpened or PitLaneClosed
            && _race.Span.Suspensions.Count == 0 && !_corrections.Concern(e, _log.Count))
        {
            Show(e);
        }
        else if (ConcernsAll(e) || _corrections.Concern(e, _log.Count))
        {
            StartAnew();
        }
        else
        {
            _rulings.Take(e);
            Take(e);
        }

        return _verdicts.Changes();
    }

    /// <summary>Many events at once, as a finished log has them: what <see cref="Append"/> of one after the other comes to, but judged once.</summary>
    public IReadOnlyList<VerdictChange> AppendAll(IEnumerable<RaceEvent> events)
    {
        foreach (var e in events)
        {
            _log.Add(e);
            _latest = e.At > _latest ? e.At : _latest;
            _largestU = Math.Max(_largestU, e.UMs * 1000);
        }

        StartAnew();
        return _verdicts.Changes();
    }

    /// <summary>All verdicts in order of time (to, else from; those without either last), car, rule, id.</summary>
    public IReadOnlyList<Verdict> Verdicts() => _verdicts.Standing();

    /// <summary>What in the log could not be used and why: bulletins and corrections that name nothing, or nonsense.</summary>
    public IReadOnlyList<string> Notes => [.. _rules.Notes, .. _corrections.Notes, .. NotEntered().Select(car => $"car {car} is not entered, so it is not judged")];

    /// <summary>Cars that were seen and that the entry list does not have, in ordinal order.</summary>
    public IEnumerable<string> NotEntered() =>
        _cars.Keys.Where(_race.Entries.LeavesOut).Order(StringComparer.Ordinal);

    private static bool ConcernsAll(RaceEvent e) => e is RaceScheduled or RaceStarted or RaceSuspended or RaceResumed or RaceEnded
        or FlagShown or PitLaneOpened or PitLaneClosed or EntryListed or BulletinIssued or EventCorrected || RaceControl.Concerns(e);

    /// <summary>
    /// A flag, an end of the pit lane or the end of the race, when nothing later is known yet, concerns what is still open and
    /// what happened just before, within the uncertainty.
    /// </summary>
    private void Show(RaceEvent e)
    {
        _race.Span.Take(e);
        _race.Track.Take(e);
        See(e);
        var reach = (long)Math.Ceiling(_largestU + (e.UMs * 1000));
        if (reach > 0)
        {
            JudgeAround(e.At.Plus(-reach), e.At);
        }

        if (e is RaceEnded or FlagShown { Flag: Flag.Chequered })
        {
            foreach (var car in _cars.Values)
            {
                JudgeFrom(car, car.Car.PitLane.Stops.Count, car.Car.PitLane.Stints.Count);
            }
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

        _cars.Clear();
        foreach (var car in _race.Entries.Cars)
        {
            CarOf(car);
        }

        _gathering = true;
        events.ForEach(Take);
        _gathering = false;
        _race.Stations.Settle();
        JudgeEverything();
    }
}
