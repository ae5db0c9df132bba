using PitMarshal.Judge.RaceWide;
using PitMarshal.Judge.Reasons;
using PitMarshal.Judge.Rules.Reading;
using PitMarshal.Judge.Rules.Subjects;

namespace PitMarshal.Judge.Rules.Conditions.OfEntry;

/// <summary><c>class</c>, <c>notClass</c>: the car is entered in one of these classes, or in none of them.</summary>
internal sealed class OfClass(IReadOnlyList<string> classes, bool wanted) : Condition
{
    public override string Key => wanted ? "class" : "notClass";

    /// <summary>The classes named.</summary>
    public IReadOnlyList<string> Classes => classes;

    public static OfClass? Read(FieldReader when, string key, bool wanted) =>
        when.TextsOrNull(key) is { } classes ? new OfClass(classes, wanted) : null;

    public override TruthValue Holds(Subject subject) =>
        subject.Race.Entries.Of(subject.Car.Number, subject.JudgedAt)?.Class is { } carClass
            ? TruthValue.Of(classes.Contains(carClass, ClassNames.Comparer) == wanted)
            : TruthValue.Unknown("the class of the car is not listed");

    /// <summary>It holds for cars of a class.</summary>
    public bool Admits(string name) => classes.Contains(name, ClassNames.Comparer) == wanted;

    public override string Explain(string edge) =>
        $"to cars {(wanted ? "" : "not ")}of class {ReasonText.Either(classes)}";
}
