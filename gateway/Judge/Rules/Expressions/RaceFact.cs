namespace PitMarshal.Judge.Rules;

/// <summary>A fact of the race that expressions know by a word: <c>duration</c> as scheduled, <c>drivers</c> listed for the car.</summary>
internal sealed record RaceFact(RaceFact.Word Asked) : Expression(Asked == Word.Duration ? Rules.Dimension.Duration : Rules.Dimension.Number)
{
    internal enum Word { Duration, Drivers }

    public override bool IsConstant => false;

    public override Answer In(Subject subject)
    {
        var fact = Asked == Word.Duration ? Facts.Duration(subject) : Facts.Drivers(subject);
        return fact.Known ? new(new Rational(fact.Low)) : Answer.Unknown(fact.Why!);
    }

    public override string Explain() => Asked == Word.Duration ? "the race's duration" : "the number of drivers of the car";
}
