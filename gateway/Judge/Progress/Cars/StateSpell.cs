namespace PitMarshal.Judge.Progress.Cars;

/// <summary>
/// Something was so within a stop. <paramref name="From"/> is null when it was so already at pit-in;
/// <paramref name="To"/> when it is so still, or was at pit-out.
/// </summary>
public sealed record StateSpell(Moment? From, Moment? To);
