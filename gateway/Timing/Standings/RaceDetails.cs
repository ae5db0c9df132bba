using PitMarshal.Events;

namespace PitMarshal.Timing.Standings;

/// <summary>What bonuses need beside the classification.</summary>
/// <param name="Laps">Of each car the counted laps that may be a best one, with their ends.</param>
/// <param name="Grid">
/// The place of each car on the grid, and in what gave it (null: nothing did); null: no grid.
/// </param>
/// <param name="Contacts">Cars with a finding of contact in the session.</param>
public sealed record RaceDetails(
    IReadOnlyDictionary<string, IReadOnlyList<(long Micros, Instant End)>> Laps,
    IReadOnlyDictionary<string, (int Position, int? From)>? Grid,
    IReadOnlySet<string> Contacts);
