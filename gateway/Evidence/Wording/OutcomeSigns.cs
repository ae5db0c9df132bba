using PitMarshal.Events;
using PitMarshal.Judge.Sensing;
using PitMarshal.Judge.Verdicts;

namespace PitMarshal.Evidence.Wording;

/// <summary>Signs and words for what colour alone must not say.</summary>
public static class OutcomeSigns
{
    public static string Of(Outcome outcome) => outcome switch
    {
        Outcome.Compliant => "✓",
        Outcome.Infringement => "✗",
        _ => "?",
    };

    public static string Of(Flag flag) => Words<Flag>.Write(flag).Replace('-', ' ');

    /// <summary>What a row of a stop's drawing tells.</summary>
    public static string Of(Fact fact) => fact switch
    {
        Fact.Standing => "standing",
        Fact.SeatEmpty => "seat empty",
        Fact.LeftFootDown => "left foot down",
        Fact.RightFootDown => "right foot down",
        Fact.BeltsOpen => "belts open",
        Fact.EngineOff => "engine off",
        Fact.ProbeConnected => "probe connected",
    };
}
