using PitMarshal.Timing.Sessions;
using PitMarshal.Timing.Standings.Points;

namespace PitMarshal.Timing.Standings;

/// <summary>The standings of a season.</summary>
/// <param name="Season">Its name.</param>
/// <param name="Per">Who has the points.</param>
/// <param name="State">Final only where all results are.</param>
/// <param name="Lines">By class, then in order.</param>
/// <param name="Notes">Bonuses that could not be given.</param>
public sealed record SeasonStandings(
    string Season, PointsPer Per, ResultState State, IReadOnlyList<StandingsLine> Lines, IReadOnlyList<string> Notes);
