using PitMarshal.Judge;
using PitMarshal.Timing;

namespace PitMarshal.Hub.Races;

/// <summary>A race at one entry of its log.</summary>
/// <param name="Position">The entry.</param>
/// <param name="Judge">What judges it.</param>
/// <param name="Timing">What times it.</param>
/// <param name="Difference">What the gateway recorded otherwise; null: nothing.</param>
internal readonly record struct RaceState(long Position, RaceJudge Judge, RaceTiming Timing, string? Difference);
