using PitMarshal.Events;

namespace PitMarshal.Timing.Laps;

/// <summary>A complete lap of a car.</summary>
/// <param name="Step">Index of the step that ends it.</param>
/// <param name="End">When it ended.</param>
/// <param name="U">Uncertainty of that, ± µs.</param>
/// <param name="Micros">How long it was.</param>
/// <param name="TimeU">Uncertainty of how long it was, ± µs.</param>
/// <param name="Usual">Nothing slowed it: no pit lane, no flag but green, no suspension.</param>
/// <param name="Times">About how many times the car's usual lap it was, from 2 on; 0: not.</param>
/// <param name="Invalid">It counts as a lap and not as a best one.</param>
public readonly record struct Lap(
    int Step, Instant End, double U, long Micros, double TimeU, bool Usual, int Times, bool Invalid);
