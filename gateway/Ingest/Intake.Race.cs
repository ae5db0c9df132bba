using PitMarshal.Events;
using PitMarshal.Ingest.Decisions;
using PitMarshal.Ingest.Handlers;
using PitMarshal.Ingest.Messages;
using PitMarshal.Ingest.Views;
using PitMarshal.Judge;
using PitMarshal.Judge.Forecasts;
using PitMarshal.Judge.Progress;
using PitMarshal.Judge.Rules;
using PitMarshal.Judge.Rules.Common;
using PitMarshal.Judge.Sensing;
using PitMarshal.Judge.Times;
using PitMarshal.Judge.Verdicts;
using PitMarshal.Store;

namespace PitMarshal.Ingest;

/// <summary>What people look up, and what they decide.</summary>
public sealed partial class Intake
{
    private const long HourUs = 3_600_000_000;

    /// <summary>SHA-256 (hex) of the regulations that judge now; null when there are none yet.</summary>
    public string? RegulationsHash => _recorder.Race.RegulationsHash;

    /// <summary>What judges.</summary>
    public RaceRegulations Regulations => Judge.Regulations;

    /// <summary>The file from which the log was loaded, which is only looked at; null of a race that is run.</summary>
    public string? LoadedFrom => _recorder.State.LoadedFrom;

    /// <summary>How many sessions have ended.</summary>
    public int EndedSessions => _recorder.State.EndedSessions;

    private RaceJudge Judge => _recorder.Race.Judge;

    /// <summary>Verdicts as they stand, in the judge's order.</summary>
    public IReadOnlyList<Verdict> Verdicts() => Judge.Verdicts();

    /// <summary>Where the race and its cars are.</summary>
    public RaceProgress Race() => Judge.Progress();

    /// <summary>What the rules ask of the stops and stints in progress.</summary>
    public IReadOnlyList<Forecast> Forecasts() => Judge.Forecasts();

    /// <summary>The events of the log beyond the first so many, as they came.</summary>
    public IReadOnlyList<RaceEvent> EventsAfter(int count) => [.. Judge.Log.Skip(count)];

    /// <summary>
    /// A rule as the regulations and the bulletins have it at an instant; null when there is none of that name.
    /// </summary>
    public Rule? RuleInForce(string name, Instant at) => Judge.RulesInForce.At(name, at);

    /// <summary>The cars that are entered, as they are now, in the order of their numbers.</summary>
    public IReadOnlyList<EntryListed> Entries() =>
    [
        .. Judge.Race.Entries.Cars.OrderBy(car => car.Length).ThenBy(car => car, StringComparer.Ordinal)
            .Select(car => Judge.Race.Entries.Of(car, Spell.Forever)!),
    ];

    /// <summary>
    /// All stations of the venue, in its order; then race control and whoever is unknown, if something of theirs was
    /// rejected.
    /// </summary>
    public IReadOnlyList<StationView> Stations(Instant now)
    {
        var blinds = Judge.Blinds();
        var stations = new StationViews(blinds, Rejections, now).Of(_venue, _stations);
        return Sources.Count == 0 ? stations : [.. stations, .. Sources.Select(source => source()).Select(view =>
            view with { Blinds = [.. blinds.Where(blind => blind.Station == view.Station)] })];
    }

    /// <summary>Clocks that stepped within the last hour, in words.</summary>
    public IReadOnlyList<string> ClockSteps(Instant now)
    {
        var steps = Judge.Race.Stations.Steps.All.Where(step => now.Since(step.To) < HourUs).ToList();
        var ofGateway = steps.Where(IsOfGateway).Select(step => step.Reason).Distinct().ToList();
        return
        [
            .. ofGateway,
            .. steps.Where(step => !IsOfGateway(step) && !ofGateway.Contains(step.Doubt!.Reason))
                .Select(step => step.Reason).Distinct(),
        ];

        static bool IsOfGateway(BlindInterval step) => step.Station.Name == SensorDoubted.Gateway;
    }

    /// <summary>The stations under whose name two boards speak now.</summary>
    public IReadOnlyList<string> DoubledStations() =>
        [.. _stations.Values.Where(station => station.Log.TwoBoards is not null).Select(station => station.Venue.Name)];

    /// <summary>The stations that say more than their share, so that what they say waits.</summary>
    public IReadOnlyList<string> StationsOverShare() =>
        [.. _stations.Values.Where(station => station.Share.IsOver).Select(station => station.Venue.Name)];

    /// <summary>Records all of them or, with the reason, none.</summary>
    /// <param name="events">Those without an instant are of now.</param>
    /// <param name="now">When the person decided, by the gateway's clock.</param>
    /// <exception cref="LogFailed">The log cannot keep it.</exception>
    public Decided Decide(IReadOnlyList<RaceEvent> events, Instant now) => _decisions.Decide(events, now);

    /// <summary>The same, unless what the person saw holds no more.</summary>
    public Decided DecideUnless(Func<RaceJudge, Refusal?> whyStale, IReadOnlyList<RaceEvent> events, Instant now) =>
        whyStale(_recorder.Race.Judge) is { } stale ? Decided.Not(stale) : _decisions.Decide(events, now);

    /// <summary>Foreign systems that are heard beside the stations, in the order in which they are shown.</summary>
    internal IReadOnlyList<Func<StationView>> Sources { get; set; } = [];

    /// <summary>
    /// Records what a foreign system told, as the log will give it back. What it would not is refused with the reason,
    /// counted and told.
    /// </summary>
    /// <param name="events">What it told.</param>
    /// <param name="now">When it came.</param>
    /// <exception cref="LogFailed">The log cannot keep it.</exception>
    internal Decided Record(IReadOnlyList<RaceEvent> events, Instant now)
    {
        foreach (var e in events)
        {
            if (DecisionHandler.Written(e, out var what) is { } written)
            {
                _recorder.Append(written);
                continue;
            }
            var system = e.Source?.Split('/')[0] ?? Rejections.Unknown;
            Reject(new Incoming(IncomingKind.Refused, $"source {system}", _venue.Name, system, [], now),
                Rejections.Unknown, $"an event of a source that cannot be kept: {what}");
        }
        return new Decided(_recorder.NextEvent - 1);
    }

    /// <summary>The race so far and the event as it would be recorded; or, with the reason, neither.</summary>
    public (RaceSoFar Race, RaceEvent Event)? Try(RaceEvent e, Instant now, out Refusal? refusal) =>
        _decisions.Try(e, now, out refusal);

    /// <summary>Why this person cannot choose regulations now, or null.</summary>
    public Refusal? MayUseRegulations(string by) => _decisions.MayUseRegulations(by);

    /// <summary>Reads regulations and keeps a copy under its hash; touches nothing else, so any thread may.</summary>
    /// <exception cref="BadInput">With the line.</exception>
    public (RaceRegulations Regulations, string Hash) Keep(byte[] text, string name) => _folder.Keep(text, name);

    /// <summary>Judges everything by these regulations from here on, or tells that the race has started.</summary>
    public Decided UseRegulations(RaceRegulations regulations, string hash, string by) =>
        _decisions.UseRegulations(regulations, hash, by);

    /// <summary>The first event of the log says whose it is; nothing where there are events already.</summary>
    /// <param name="fingerprint">Of the key that signs its evidence.</param>
    /// <exception cref="LogFailed">The log cannot keep it.</exception>
    public void Begin(string fingerprint, Instant now)
    {
        if (_recorder.NextEvent == 1 && LoadedFrom is null && _recorder.IsWritable())
        {
            _recorder.Append(new LogBegan(_venue.Name, fingerprint) { At = now });
            _recorder.Commit();
        }
    }

    /// <summary>Judges everything by these regulations, and says so in the log. Only before the race starts.</summary>
    /// <param name="regulations">Kept in the folder under the hash.</param>
    /// <param name="hash">SHA-256 (hex), under which the replay finds them.</param>
    /// <param name="by">Who chose them; null at the start of the gateway.</param>
    public void JudgeBy(RaceRegulations regulations, string hash, string? by) =>
        _recorder.Append(regulations, hash, by);
}
