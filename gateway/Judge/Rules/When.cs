namespace PitMarshal.Judge.Rules;

/// <summary>To which cars and stops a rule applies. Null fields mean: to all.</summary>
internal sealed record When(IReadOnlyList<string>? Classes, DriverChange? Driver)
{
    public static readonly When Always = new(null, null);

    public static When Read(FieldReader fields, Scope scope)
    {
        if (fields.MapOrNull("when") is not { } when)
        {
            return Always;
        }

        var driver = when.WordOrNull<DriverChange>("driver");
        if (driver is not null && scope != Scope.Stop)
        {
            throw when.Bad("driver", "can only be asked of a rule about stops");
        }

        when.NotYet("flag", "refuelled", "window", "stop");
        var result = new When(when.TextsOrNull("class"), driver);
        when.Done();
        return result;
    }

    public Maybe Applies(Subject subject)
    {
        var ofClass = OfClass(subject);
        return ofClass.Answer == false || Driver is null || subject.Stop is null
            ? ofClass
            : ofClass.And(DriverChanges.Is(subject, Driver.Value));
    }

    private Maybe OfClass(Subject subject)
    {
        if (Classes is null)
        {
            return Maybe.Yes;
        }

        return subject.Race.Entries.Of(subject.Car.Number, subject.JudgedAt)?.Class is { } carClass
            ? Maybe.Of(Classes.Contains(carClass))
            : Maybe.Unknown("the class of the car is not listed");
    }
}
