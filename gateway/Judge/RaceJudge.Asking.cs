using PitMarshal.Log;

namespace PitMarshal.Judge;

// What is asked before something is put into the log.
public sealed partial class RaceJudge
{
    /// <summary>The regulations that judge.</summary>
    public RaceRegulations Regulations => regulations;

    /// <summary>The race as all events so far, corrected, tell it.</summary>
    internal Race Race => _race;

    /// <summary>The events as they came, before any correction; the first is event 1.</summary>
    internal IReadOnlyList<RaceEvent> Log => _log;
}
