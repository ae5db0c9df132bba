using PitMarshal.Timing.Standings;

namespace PitMarshal.Web.Reports.Results;

/// <summary>The standings of a season; or, where there are none, why.</summary>
public sealed record ShownStandings(SeasonStandings? Standings, string? Problem);
