using PitMarshal.Timing.Sessions;

namespace PitMarshal.Timing.Grids;

/// <summary>The starting grid of a race.</summary>
/// <param name="Session">The race; or, before it is scheduled, the session that the grid is made from.</param>
/// <param name="State">How far the results hold that it is made from.</param>
/// <param name="Places">Every car entered and not withdrawn.</param>
public sealed record StartingGrid(string Session, ResultState State, IReadOnlyList<GridPlace> Places);
