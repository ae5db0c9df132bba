using PitMarshal.Events;
using PitMarshal.Judge.Progress;
using PitMarshal.Judge.RaceWide;
using PitMarshal.Judge.Rules;
using PitMarshal.Judge.Verdicts;

namespace PitMarshal.Judge;

// What is asked before something is put into the log.
public sealed partial class RaceJudge
{
    /// <summary>
    /// The race as it stands, to try on another thread what an event would change; cheap: a copy of the list of events.
    /// </summary>
    public RaceSoFar SoFar() => new(regulations, [.. _log], Verdicts());

    /// <summary>The regulations that judge.</summary>
    public RaceRegulations Regulations => regulations;

    /// <summary>The rules as bulletins so far have changed them.</summary>
    public RulesInForce RulesInForce => _rules;

    /// <summary>The race as all events so far, corrected, tell it.</summary>
    public Race Race => _race;

    /// <summary>The events as they came, before any correction; the first is event 1.</summary>
    public IReadOnlyList<RaceEvent> Log => _log;

    /// <summary>The event of this number as it holds after its corrections; as it came where it is withdrawn.</summary>
    public RaceEvent Corrected(int number) => _corrections.Apply(_log[number - 1], number) ?? _log[number - 1];

    /// <summary>The verdict that stands under this id, or null.</summary>
    public Verdict? Find(string id) => _verdicts.Find(id);

    /// <summary>What stewards ruled about a verdict, in order of the log.</summary>
    public IReadOnlyList<StewardRuled> RulingsOn(string id) => _rulings.Told().GetValueOrDefault(id) ?? [];

    /// <summary>
    /// Every interval in which a station is not to be relied on, in order of its beginning; holes that were filled are
    /// none.
    /// </summary>
    public IReadOnlyList<StationBlind> Blinds() => _race.Stations.Blinds.All.ConvertAll(StationBlind.Of);

    /// <summary>A new judge of the same events by other regulations.</summary>
    public RaceJudge Under(RaceRegulations other)
    {
        var judge = new RaceJudge(other);
        judge.AppendAll(_log);
        return judge;
    }
}
