using PitMarshal.Timing.Settings;

namespace PitMarshal.Timing.Results;

/// <summary>What one result of a session asks for.</summary>
/// <param name="Name">The result's.</param>
/// <param name="End">Which laps still count at its end.</param>
/// <param name="Order">What puts its cars in order.</param>
/// <param name="LengthMicros">Of a further result; null: the session's own length.</param>
internal sealed record ResultRules(string Name, EndOf End, RankBy Order, long? LengthMicros)
{
    public bool IsFurther => LengthMicros is not null;

    public static ResultRules Overall(TimingRules rules, RankBy order) =>
        new(TimingRules.Overall, EndFor(rules.End, order), order, null);

    public static ResultRules Of(FurtherResult further, RankBy order) =>
        new(further.Result, EndFor(further.End, order), order, further.AtMicros);

    /// <summary>
    /// Where the best lap decides nobody waits for a leader: each car finishes at its own next passing.
    /// </summary>
    private static EndOf EndFor(EndOf end, RankBy order) =>
        !order.ByLaps && end == EndOf.LeaderAfterTime ? EndOf.OwnAfterTime : end;
}
