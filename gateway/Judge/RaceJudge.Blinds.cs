using PitMarshal.Judge.Progress;

namespace PitMarshal.Judge;

// What stations did not see.
public sealed partial class RaceJudge
{
    /// <summary>Every interval in which a station is not to be relied on, in order of its beginning; holes that were filled are none.</summary>
    public IReadOnlyList<StationBlind> Blinds() => _race.Stations.Blinds.ConvertAll(StationBlind.Of);
}
