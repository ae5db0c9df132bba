using PitMarshal.Judge.Box;
using PitMarshal.Judge.Pit;
using PitMarshal.Judge.Reasons;
using PitMarshal.Judge.Rules.Reading;
using PitMarshal.Judge.Rules.Subjects;

namespace PitMarshal.Judge.Rules.Conditions;

/// <summary>
/// <c>refuelled</c>: the car was, or was not, refuelled in the stop: the probe was connected; else the team declared it
/// (<c>refuel</c>,
/// <c>no-refuel</c>); else it was not, where the probe is observed and was not connected for certain.
/// </summary>
internal sealed class OfRefuelling(bool wanted) : Condition
{
    private static readonly CarState[] s_probe = [CarState.ProbeConnected];

    public override string Key => "refuelled";

    public override bool OfStop => true;

    public static OfRefuelling? Read(FieldReader when) =>
        when.FlagOrNull("refuelled") is { } wanted ? new OfRefuelling(wanted) : null;

    public override TruthValue Holds(Subject subject)
    {
        var refuelled = Is(subject);
        return refuelled.Answer is { } answer ? TruthValue.Of(answer == wanted) : refuelled;
    }

    public override string Explain(string edge) =>
        wanted ? "when the car is refuelled" : "when the car is not refuelled";

    /// <summary>Whether the car was refuelled in a stop.</summary>
    public static TruthValue Is(Subject subject)
    {
        var stop = subject.Stop!;
        var lane = PitLaneTime.Of(subject.Race, stop).Value;
        var states = StopStates.Of(subject.Race, subject.Car, lane);
        var held = states?.All(s_probe);
        if (held is { Certain.Count: > 0 })
        {
            return TruthValue.Yes;
        }

        var said = Declared.Of(subject).Said.FindLast(d => d.As is "refuel" or "no-refuel");
        if (said is not null)
        {
            return TruthValue.Of(said.As == "refuel");
        }

        if (states is null)
        {
            return TruthValue.Unknown($"whether it was refuelled is not known: {lane.Open ?? lane.Unsound}");
        }

        var why = states.WhyLate() ?? (held!.Perhaps.Count == 0 ? null
            : states.WhyUnknown(s_probe) ?? "when the probe was connected or removed was not seen");
        return why is null ? TruthValue.No : TruthValue.Unknown($"whether it was refuelled is not known: {why}");
    }
}
