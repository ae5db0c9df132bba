namespace PitMarshal.Judge.Rules;

/// <summary><c>raceLength</c>: the scheduled length of the race lies from <c>from</c> to <c>to</c>, both inclusive.</summary>
internal sealed class RaceLength(long? fromMicros, long? toMicros) : Condition
{
    public override string Key => "raceLength";

    public static RaceLength? Read(FieldReader when)
    {
        if (when.MapOrNull("raceLength") is not { } length)
        {
            return null;
        }

        var (from, to) = (length.DurationOrNull("from"), length.DurationOrNull("to"));
        length.Done();
        return from is null && to is null ? throw when.Bad("raceLength", "expected from, to or both")
            : from > to ? throw when.Bad("raceLength", "expected a time not before from in to")
            : new RaceLength(from, to);
    }

    public override Maybe Holds(Subject subject) => subject.Race.Span.LengthMicros is { } length
        ? Maybe.Of(!(length < fromMicros) && !(length > toMicros))
        : Maybe.Unknown("the log does not say how long the race is scheduled to last");

    public override string Explain(string edge) => (fromMicros, toMicros) switch
    {
        ({ } from, { } to) when from == to => $"in races of {Say.Duration(from)}",
        ({ } from, { } to) => $"in races of {Say.Duration(from)} to {Say.Duration(to)}",
        ({ } from, null) => $"in races of {Say.Duration(from)} or more",
        (_, var to) => $"in races of up to {Say.Duration(to!.Value)}",
    };
}
