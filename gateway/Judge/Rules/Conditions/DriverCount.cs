namespace PitMarshal.Judge.Rules;

/// <summary><c>drivers</c>: so many drivers are listed for the car, from <c>from</c> to <c>to</c>, both inclusive.</summary>
internal sealed class DriverCount(int? from, int? to) : Condition
{
    public override string Key => "drivers";

    public static DriverCount? Read(FieldReader when)
    {
        if (when.MapOrNull("drivers") is not { } drivers)
        {
            return null;
        }

        var (from, to) = (drivers.CountOrNull("from"), drivers.CountOrNull("to"));
        drivers.Done();
        return from is null && to is null ? throw when.Bad("drivers", "expected from, to or both")
            : from > to ? throw when.Bad("drivers", "expected a number not below from in to")
            : new DriverCount(from, to);
    }

    public override Maybe Holds(Subject subject) =>
        subject.Race.Entries.Of(subject.Car.Number, subject.JudgedAt)?.Drivers is { Count: var count }
            ? Maybe.Of(!(count < from) && !(count > to))
            : Maybe.Unknown("no drivers are listed for the car");

    public override string Explain(string edge) => (from, to) switch
    {
        ({ } least, { } most) when least == most => $"to crews of {least}",
        ({ } least, { } most) => $"to crews of {least} to {most}",
        ({ } least, null) => $"to crews of {least} or more",
        (_, var most) => $"to crews of up to {most}",
    };
}
