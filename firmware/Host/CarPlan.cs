namespace PitMarshal.Host;

/// <summary>What one car does in the race.</summary>
/// <param name="Car">Its number, text.</param>
/// <param name="Transponder">The transponder it carries.</param>
/// <param name="Box">Its box.</param>
/// <param name="FirstDriver">Who starts.</param>
/// <param name="Visits">Its visits to the pit lane in order of time.</param>
/// <param name="LapsMs">When it crosses start-finish, ms of race time, ascending.</param>
public sealed record CarPlan(
    string Car, string Transponder, string Box, string FirstDriver, IReadOnlyList<Visit> Visits,
    IReadOnlyList<long> LapsMs);
