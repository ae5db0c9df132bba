namespace PitMarshal.Judge.Rules;

/// <summary>
/// Whether the car was refuelled in a stop: the probe was connected; else the team declared it (<c>refuel</c>, <c>no-refuel</c>); else it
/// was not, where the probe is observed and was not connected for certain.
/// </summary>
internal static class Refuelling
{
    private static readonly CarState[] s_probe = [CarState.ProbeConnected];

    public static Maybe Of(Subject subject)
    {
        var stop = subject.Stop!;
        var lane = PitLaneTime.Of(subject.Race, stop).Value;
        var states = StopStates.Of(subject.Race, subject.Car, lane);
        var held = states?.All(s_probe);
        if (held is { Certain.Count: > 0 })
        {
            return Maybe.Yes;
        }

        var said = Declared.Of(subject).Said.FindLast(d => d.As is "refuel" or "no-refuel");
        if (said is not null)
        {
            return Maybe.Of(said.As == "refuel");
        }

        if (states is null)
        {
            return Maybe.Unknown($"whether it was refuelled is not known: {lane.Open ?? lane.Unsound}");
        }

        var why = states.WhyLate() ?? (held!.Perhaps.Count == 0 ? null
            : states.WhyUnknown(s_probe) ?? "when the probe was connected or removed was not seen");
        return why is null ? Maybe.No : Maybe.Unknown($"whether it was refuelled is not known: {why}");
    }
}
