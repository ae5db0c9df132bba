namespace PitMarshal.Judge.Forecasts;

/// <summary>
/// What a rule asks of a stop in progress, and whether that is met if the car leaves as soon as its times are over
/// and all else stays as it is. A rule that does not apply then, or that an earlier stop has met, asks nothing.
/// </summary>
/// <param name="Rule">Its name.</param>
/// <param name="Article">Of the regulations.</param>
/// <param name="Of">What is asked for.</param>
/// <param name="State">How it stands.</param>
/// <param name="Reason">Why it is not met, or not known to be; null where it is met.</param>
public sealed record StopRequirement(
    string Rule, string? Article, RequirementOf Of, RequirementState State, string? Reason);
