using PitMarshal.Ingest;
using PitMarshal.Ingest.Recording;
using PitMarshal.Regulations;

namespace PitMarshal.Web.RaceControl.Rulebook;

/// <summary>The regulations that judge, read once for everybody.</summary>
internal sealed class RegulationsBook(Gateway gateway, DataFolder folder)
{
    private volatile JudgingRegulations? _latest;

    /// <summary>Null when none judge yet.</summary>
    /// <exception cref="Events.BadInput">The folder has lost them.</exception>
    internal JudgingRegulations? InForce
    {
        get
        {
            if (gateway.Ask(intake => intake.RegulationsHash) is not { } hash)
            {
                return null;
            }
            if (_latest is not { } latest || latest.Hash != hash)
            {
                var text = folder.RegulationsText(hash);
                _latest = latest = new(hash, text, RegulationsFile.Parse(text, "regulations"));
            }
            return latest;
        }
    }
}
