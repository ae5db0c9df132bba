using PitMarshal.Events;

namespace PitMarshal.Judge.Forecasts;

/// <summary>
/// How a stop in progress will be judged if the car leaves as soon as its times are over and all else stays as it is.
/// </summary>
/// <param name="At">
/// When that is: the latest of what the rules forecast as the earliest, and so long after what was seen last that the
/// order of the two is certain. Before it nothing is said.
/// </param>
/// <param name="Requirements">What the rules ask of the stop, in the order of the regulations.</param>
public sealed record Leaving(Instant At, IReadOnlyList<StopRequirement> Requirements);
