using PitMarshal.Judge.Rules.Reading;
using PitMarshal.Judge.Rules.Subjects;

namespace PitMarshal.Judge.Rules.Expressions;

/// <summary>
/// A fact of the race that expressions know by a word: <c>duration</c> as scheduled, <c>drivers</c> listed for the car.
/// </summary>
internal sealed record RaceFact(RaceFact.Word Asked)
    : Expression(Asked == Word.Duration ? Reading.Dimension.Duration : Reading.Dimension.Number)
{
    internal enum Word { Duration, Drivers }

    public override bool IsConstant => false;

    public override Answer In(Subject subject)
    {
        var fact = Asked == Word.Duration ? SubjectFacts.Duration(subject) : SubjectFacts.Drivers(subject);
        return fact.Known ? new(new Rational(fact.Low)) : Answer.Unknown(fact.Why!);
    }

    public override string Explain() =>
        Asked == Word.Duration ? "the race's duration" : "the number of drivers of the car";
}
