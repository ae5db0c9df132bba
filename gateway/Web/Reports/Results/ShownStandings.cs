using PitMarshal.Events;
using PitMarshal.Ingest.Recording;
using PitMarshal.Regulations.Seasons;
using PitMarshal.Timing.Standings;
using PitMarshal.Timing.Standings.Scoring;

namespace PitMarshal.Web.Reports.Results;

/// <summary>The standings of the season in the data folder; or, where there are none, why.</summary>
public sealed record ShownStandings(SeasonStandings? Standings, string? Problem)
{
    internal static ShownStandings Of(DataFolder folder)
    {
        if (!File.Exists(folder.Season))
        {
            return new(null, "There is no season.yaml in the data folder: docs/timing.md says what stands in it.");
        }

        try
        {
            return new(StandingsMaker.Make(SeasonFile.Load(folder.Season)), null);
        }
        catch (BadInput bad)
        {
            return new(null, bad.Message);
        }
    }
}
