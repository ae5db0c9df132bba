using PitMarshal.Events;
using PitMarshal.Events.Json;
using PitMarshal.Events.Log;
using PitMarshal.Judge;
using PitMarshal.Judge.Rules;
using PitMarshal.Judge.Times;
using PitMarshal.Judge.Verdicts;
using PitMarshal.Regulations;
using PitMarshal.Store;

namespace PitMarshal.Evidence.Packets;

/// <summary>Judges the events of some entries of a log as the whole log is judged.</summary>
internal sealed class Rejudging
{
    private readonly RaceRegulations _regulations;
    private readonly RulesInForce _inForce;

    /// <param name="entries">In order of their positions.</param>
    /// <param name="regulations">To judge by.</param>
    /// <exception cref="LogFailed">One is no event.</exception>
    public Rejudging(IEnumerable<ChainedEntry> entries, RaceRegulations regulations)
    {
        Events = [.. entries.Where(entry => entry.Entry.Kind == EntryKind.Event)
            .Select(entry => (entry, Parse(entry.Entry)))];
        var places = Events.Select((e, i) => (e.Entry.Entry.Event, Place: i + 1L)).DistinctBy(e => e.Event)
            .ToDictionary(e => e.Event, e => e.Place);
        var log = Events.Select(e => Renumbered(e.Event, places)).ToList();
        var corrections = new Corrections(log);
        Held = [.. log.Select((e, i) => corrections.Apply(e, i + 1))];
        _regulations = regulations;
        _inForce = new RulesInForce(regulations, Held.OfType<BulletinIssued>().OrderBy(bulletin => bulletin.At));
        Judge = new RaceJudge(regulations);
        Judge.AppendAll(log);
    }

    public RaceJudge Judge { get; }

    /// <summary>The events as they were logged, with their entries.</summary>
    public IReadOnlyList<(ChainedEntry Entry, RaceEvent Event)> Events { get; }

    /// <summary>Each of <see cref="Events"/> as it holds after all corrections; null where it was withdrawn.</summary>
    public IReadOnlyList<RaceEvent?> Held { get; }

    /// <summary>What judging says of one stop, in the order of the regulations.</summary>
    public IReadOnlyList<Verdict> On(string car, int stop) =>
        [.. Judge.Verdicts().Where(verdict => verdict.Car == car && verdict.Stop == stop)
            .OrderBy(verdict => IndexOf(verdict.Rule))];

    /// <summary>
    /// What the rule of a verdict asked, with the bulletins in force at an instant, in plain language.
    /// </summary>
    public string Asks(Verdict verdict, Instant? at) =>
        Explanation.Of(_inForce.At(IndexOf(verdict.Rule), at ?? Spell.Forever));

    /// <summary>What the rules ask that count a car's stops over its race, with the bulletins in force.</summary>
    public IReadOnlyList<CountingRule> Counting(Instant? at) =>
        [.. Enumerable.Range(0, _inForce.Count).Select(i => _inForce.At(i, at ?? Spell.Forever))
            .Where(rule => rule.Head.SelectsStops && rule.IsOfWholeRace)
            .Select(rule => new CountingRule(rule.Name, rule.Article, Explanation.Of(rule)))];

    /// <summary>The event of a log's entry.</summary>
    /// <exception cref="LogFailed">It is none.</exception>
    public static RaceEvent Parse(LogEntry entry) => EventJson.TryParse(entry.Body, out var e, out var what)
        ? e!
        : throw new LogFailed($"entry {entry.Position} is not an event: {what}");

    /// <summary>
    /// A correction names its event by its number in the log; here, where others are left out, by its place. One of an
    /// event that is not here concerns nothing.
    /// </summary>
    private static RaceEvent Renumbered(RaceEvent e, Dictionary<long, long> places) =>
        e is EventCorrected { Position: { } number } correction
        ? correction with { Position = places.GetValueOrDefault(number) }
        : e;

    private int IndexOf(string rule) => _regulations.Rules.TakeWhile(r => r.Name != rule).Count();
}
