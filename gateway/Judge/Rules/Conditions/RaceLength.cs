namespace PitMarshal.Judge.Rules;

/// <summary><c>raceLength</c>: the scheduled length of the race lies from <c>from</c> to <c>to</c>, both inclusive.</summary>
internal sealed class RaceLength(FromTo length) : Condition
{
    public override string Key => "raceLength";

    public static RaceLength? Read(FieldReader when) => FromTo.Read(when, "raceLength", Dimension.Duration) is { } length ? new RaceLength(length) : null;

    public override Maybe Holds(Subject subject) => subject.Race.Span.LengthMicros is { } scheduled
        ? length.Holds(scheduled, subject)
        : Maybe.Unknown("the log does not say how long the race is scheduled to last");

    public override string Explain(string edge) => $"in races of {length.Explain()}";
}
