using PitMarshal.Events;
using PitMarshal.Judge;
using PitMarshal.Judge.Rules;

namespace PitMarshal.Ingest.Recording;

/// <summary>
/// The race as it is judged after the entries so far. Applying the entries of the log one after the other gives it,
/// while
/// the gateway runs as after a restart.
/// </summary>
internal sealed class JudgedRace
{
    internal RaceJudge Judge { get; private set; } = new(new RaceRegulations("none", "", "", []));

    internal StandingVerdicts Standing { get; } = new();

    /// <summary>SHA-256 (hex) of the regulations that judge now; null when the log has none yet.</summary>
    internal string? RegulationsHash { get; private set; }

    internal bool Started { get; private set; }

    /// <summary>What the event does to the verdicts.</summary>
    internal IReadOnlyList<VerdictEntry> Apply(RaceEvent e)
    {
        Started |= e is RaceStarted;
        return Standing.Apply(Judge.Append(e));
    }

    /// <summary>
    /// What it does to the verdicts that other regulations judge everything so far, and from here on.
    /// </summary>
    internal IReadOnlyList<VerdictEntry> Apply(RaceRegulations regulations, string hash)
    {
        RegulationsHash = hash;
        Judge = Judge.Under(regulations);
        return Standing.Apply(Standing.ChangesTo(Judge));
    }
}
