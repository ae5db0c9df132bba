using PitMarshal.Events;
using PitMarshal.Events.Log;
using PitMarshal.Timing.Laps;
using PitMarshal.Timing.Penalties;
using PitMarshal.Timing.Settings;

namespace PitMarshal.Timing.Sessions;

/// <summary>One session of a meeting: its own instants, its cars' passings, and what people ordered.</summary>
internal sealed class Session
{
    private readonly Dictionary<string, CarRun> _runs = [];
    private readonly Dictionary<string, string> _withdrawn = [];
    private readonly RunConditions _conditions;
    private Instant _latestPassing = new(long.MinValue);

    public Session(TimingRules rules, string name, Instant begins)
    {
        (Rules, Name, Begins) = (rules, name, begins);
        _conditions = new RunConditions { Rules = rules, Slow = Span.Slow };
    }

    public TimingRules Rules { get; }

    /// <summary>Of its first schedule.</summary>
    public string Name { get; set; }

    /// <summary>What is earlier belongs to the session before.</summary>
    public Instant Begins { get; }

    public SessionSpan Span { get; } = new();

    public PenaltyBook Penalties { get; } = new();

    public SessionKind Kind => Span.Scheduled?.Kind ?? SessionKind.Race;

    public RankBy Order => Rules.Order ?? (Kind == SessionKind.Race ? RankBy.Laps : RankBy.BestLap);

    /// <summary>When the common clock started; of own clocks the signal.</summary>
    public Instant? Start => _conditions.Start;

    public double StartU => _conditions.StartU;

    /// <summary>The latest instant of anything that timing uses.</summary>
    public Instant Latest { get; private set; } = new(long.MinValue);

    /// <summary>The latest instant of anything but passings.</summary>
    public Instant LatestOrder { get; private set; } = new(long.MinValue);

    public IReadOnlyDictionary<string, CarRun> Runs => _runs;

    public CarRun RunOf(string car)
    {
        if (!_runs.TryGetValue(car, out var run))
        {
            _runs.Add(car, run = new CarRun(car, _conditions));
        }

        return run;
    }

    /// <summary>The reason, when the entry was withdrawn; else null.</summary>
    public string? WithdrawnReason(string car) => _withdrawn.GetValueOrDefault(car);

    /// <summary>Takes a passing by a known car, in any order.</summary>
    public void Take(string car, in Passing passing)
    {
        var startsClock = Rules.Start == StartOf.LeaderPassing && StartsClock(passing) && !(passing.At >= Start);
        if (startsClock)
        {
            Gather(car, passing);
            FoldAll();
            return;
        }

        See(passing.At);
        RunOf(car).Take(passing);
    }

    /// <summary>Takes a passing that makes laps only with <see cref="FoldAll"/>.</summary>
    public void Gather(string car, in Passing passing)
    {
        See(passing.At);
        RunOf(car).Gather(passing);
    }

    /// <summary>
    /// Takes what is no passing; must come in order. What changes the laps of passings that are there already takes
    /// effect with <see cref="FoldAll"/>.
    /// </summary>
    public void Take(RaceEvent e)
    {
        Latest = e.At > Latest ? e.At : Latest;
        LatestOrder = e.At;
        Span.Take(e);
        Penalties.Take(e);
        switch (e)
        {
            case CarRetired retired:
                RunOf(retired.Car).Retire(e.At, retired.Reason);
                break;
            case CarRejoined rejoined:
                RunOf(rejoined.Car).Rejoin(e.At);
                break;
            case EntryWithdrawn withdrawn:
                _withdrawn[withdrawn.Car] = withdrawn.Reason ?? "";
                break;
            case EntryListed listed:
                _withdrawn.Remove(listed.Car);
                break;
            case LapInvalidated invalid:
                _conditions.Invalid.Add((invalid.Car, invalid.Position,
                    invalid.Position is null ? invalid.Source : null));
                break;
        }
    }

    /// <summary>True when an event that is no passing leaves the laps of all passings so far as they are.</summary>
    public bool LeavesLaps(RaceEvent e) =>
        e is PenaltyOrdered or PenaltyServed or PenaltyWithdrawn or EntryWithdrawn
        || (e is FlagShown or RaceSuspended or RaceResumed or CarRetired or CarRejoined or RaceEnded
            && e.At >= _latestPassing);

    /// <summary>Starts the clock, and makes all laps anew.</summary>
    public void FoldAll()
    {
        _conditions.FirstPassingOpens = Rules.Start == StartOf.OwnPassing || Kind != SessionKind.Race;
        (_conditions.Start, _conditions.StartU) = (Span.Started?.At, (Span.Started?.UMs ?? 0) * 1000);
        if (Rules.Start == StartOf.LeaderPassing)
        {
            var first = _runs.Values.SelectMany(run => run.Passings).Where(StartsClock).OrderBy(passing => passing.At)
                .Select(passing => (Passing?)passing).FirstOrDefault();
            (_conditions.Start, _conditions.StartU) = (first?.At, first?.U ?? 0);
        }

        foreach (var run in _runs.Values)
        {
            run.Fold();
        }
    }

    /// <summary>
    /// Takes the passings of the whole session until an instant with the laps they make. False when these laps were
    /// made by what was told later.
    /// </summary>
    public bool Share(Session whole, Instant until)
    {
        if (whole.Kind != Kind || (whole.Span.Started?.At <= until && whole.Span.Started != Span.Started))
        {
            return false;
        }

        (_conditions.Start, _conditions.StartU) = whole.Start <= until ? (whole.Start, whole.StartU) : (null, 0);
        foreach (var (car, run) in whole._runs)
        {
            if (run.Passings.Count > 0 && run.Passings[0].At <= until && RunOf(car) is var own && own.Share(run, until))
            {
                See(own.Passings[^1].At);
            }
        }

        return true;
    }

    private bool StartsClock(Passing passing) =>
        passing.Line == TimedLine.StartFinish && Span.Started is { } signal && passing.At >= signal.At;

    private void See(Instant at)
    {
        Latest = at > Latest ? at : Latest;
        _latestPassing = at > _latestPassing ? at : _latestPassing;
    }
}
