using PitMarshal.Broker;
using PitMarshal.Events;
using PitMarshal.Events.Log;
using PitMarshal.Ingest;
using PitMarshal.Judge.Pit;
using PitMarshal.Judge.Sensing;
using PitMarshal.Judge.Times;

namespace PitMarshal.Web.Recorded;

/// <summary>
/// The events of the log, followed as it grows, for whoever looks one up. The gateway is asked only for what is new;
/// searching holds up nobody but those who search.
/// </summary>
internal sealed class LogBook(Gateway gateway)
{
    private readonly Lock _turn = new();
    private readonly List<RaceEvent> _log = [];
    private readonly List<int> _corrected = [];
    private readonly List<int> _decided = [];

    /// <summary>Passings without a car, by their transponder; "" where it did not answer.</summary>
    private readonly Dictionary<string, List<int>> _passings = [];

    private Corrections _corrections = new([]);

    /// <summary>
    /// How many corrections there are: as long as it is the same, what an event was corrected to is too.
    /// </summary>
    internal int CorrectionsMade => Read(() => _corrected.Count);

    /// <summary>Null when the log has no such event.</summary>
    internal LoggedEvent? At(long number) =>
        Read(() => number >= 1 && number <= _log.Count ? Logged((int)number) : null);

    /// <summary>The events that verdicts name so, in order of time.</summary>
    internal IReadOnlyList<LoggedEvent> Named(IReadOnlyCollection<string> names) => Read(() =>
    {
        var wanted = names.ToHashSet();
        var instants = names.Select(InstantOf).OfType<Instant>().ToHashSet();
        return Enumerable.Range(1, _log.Count).Where(number => IsNamed(Holds(number))).Select(Logged)
            .OrderBy(e => e.Event.At).ToList();

        // The name of an event without a source is long to make: only one of the right instant can have it.
        bool IsNamed(RaceEvent? e) => e is not (null or EventCorrected)
            && (e.Source is { } source
                ? wanted.Contains(source)
                : instants.Contains(e.At) && wanted.Contains(Mark.Name(e)));
    });

    /// <summary>What a press of a person became: by its id; none of one that was not taken.</summary>
    internal IReadOnlyList<LoggedEvent> Pressed(string id, string by) => Read(() =>
        Enumerable.Range(1, _log.Count).Where(number => _log[number - 1].Press == id && _log[number - 1].By == by)
            .Select(Logged).ToList());

    /// <summary>All corrections, latest first.</summary>
    internal IReadOnlyList<LoggedCorrection> Corrections() =>
        Read(() => _corrected.Select(Correction).Reverse().ToList());

    /// <summary>What race control and stewards decided, latest first; not what marshals saw.</summary>
    internal IReadOnlyList<LoggedEvent> Decisions(int most) =>
        Read(() => _decided.AsEnumerable().Reverse().Take(most).Select(Logged).ToList());

    /// <summary>All bulletins, latest first.</summary>
    internal IReadOnlyList<LoggedEvent> Bulletins() => Read(() =>
        _decided.AsEnumerable().Reverse().Where(number => _log[number - 1] is BulletinIssued).Select(Logged).ToList());

    /// <summary>The penalties that stewards ordered, and what became of them, as they hold, in order.</summary>
    internal IReadOnlyList<RaceEvent> Penalties() => Read(() => _decided.Select(Holds)
        .Where(e => e is PenaltyOrdered or PenaltyServed or PenaltyWithdrawn).OfType<RaceEvent>().ToList());

    /// <summary>How many penalties were ever ordered.</summary>
    internal int PenaltiesOrdered => Read(() => _log.Count(e => e is PenaltyOrdered));

    /// <summary>
    /// The latest passings that hold and that nobody identified: no car, and no transponder that is in the entry list.
    /// </summary>
    internal IReadOnlyList<LoggedEvent> Unidentified(IReadOnlySet<string> listed, int most) => Read(() =>
        _passings.Where(passings => !listed.Contains(passings.Key)).SelectMany(passings => passings.Value)
            .Where(number => Holds(number) is CarPassed { Car: null }).Select(Logged)
            .OrderByDescending(e => e.Event.At).Take(most).ToList());

    private T Read<T>(Func<T> question)
    {
        lock (_turn)
        {
            Follow();
            return question();
        }
    }

    private void Follow()
    {
        var (known, corrected) = (_log.Count, _corrected.Count);
        _log.AddRange(gateway.Ask(intake => intake.EventsAfter(known)));
        for (var number = known + 1; number <= _log.Count; number++)
        {
            if (IsDecision(_log[number - 1]))
            {
                _decided.Add(number);
            }
            if (_log[number - 1] is EventCorrected)
            {
                _corrected.Add(number);
            }
            else if (_log[number - 1] is CarPassed { Car: null } passed)
            {
                var transponder = passed.Transponder ?? "";
                if (!_passings.TryGetValue(transponder, out var passings))
                {
                    _passings.Add(transponder, passings = []);
                }
                passings.Add(number);
            }
        }
        if (_corrected.Count > corrected)
        {
            _corrections = new Corrections(_log);
        }
    }

    private static bool IsDecision(RaceEvent e) =>
        e is EventCorrected or StewardRuled
        || e.Source?.StartsWith($"{Venue.RaceControl}/", StringComparison.Ordinal) == true;

    private RaceEvent? Holds(int number) => _corrections.Apply(_log[number - 1], number);

    private LoggedEvent Logged(int number) => new(
        number, _log[number - 1], Holds(number),
        [.. _corrected.Select(Correction).Where(correction => correction.Corrects == number)]);

    private LoggedCorrection Correction(int number)
    {
        var says = (EventCorrected)_log[number - 1];
        long? corrects = says.Position
            ?? (_log.FindIndex(e => e is not EventCorrected && e.Source == says.Source) is >= 0 and var at
            ? at + 1
            : null);
        var isTakenBack = _corrected.Any(other =>
            _log[other - 1] is EventCorrected { Withdrawn: true, Position: { } position } && position == number);
        return new LoggedCorrection(number, says, corrects, isTakenBack);
    }

    /// <summary>Of a name such as <c>CarPassed@2026-06-13T14:03:05.123456Z</c>; null of a source.</summary>
    private static Instant? InstantOf(string name) =>
        name.LastIndexOf('@') is >= 0 and var at && Instant.TryParse(name.AsSpan(at + 1), out var instant)
            ? instant
            : null;
}
