using PitMarshal.Judge.Reasons;
using PitMarshal.Judge.Rules.Conditions.OfEntry;
using PitMarshal.Judge.Rules.Reading;
using PitMarshal.Judge.Rules.Subjects;

namespace PitMarshal.Judge.Rules.Conditions;

/// <summary>
/// To what a rule applies: all of the conditions must hold. Where a rule counts or adds up stops, those about a stop
/// say which stops, and the others which cars.
/// </summary>
public sealed class When(IReadOnlyList<Condition> conditions)
{
    public static readonly When Always = new([]);

    public IReadOnlyList<Condition> Conditions { get; } = conditions;

    /// <summary>Reads <c>when</c> of a rule, a penalty or an addition.</summary>
    /// <param name="fields">The fields of which <c>when</c> is one.</param>
    /// <param name="scope">What is asked: conditions about a stop need one.</param>
    /// <param name="selects">The rule counts or adds up stops.</param>
    public static When Read(FieldReader fields, Scope scope, bool selects = false)
    {
        if (fields.MapOrNull("when") is not { } when)
        {
            return Always;
        }

        var conditions = new List<Condition>();
        Add(conditions, OfClass.Read(when, "class", wanted: true));
        Add(conditions, OfClass.Read(when, "notClass", wanted: false));
        Add(conditions, OfRating.Read(when));
        Add(conditions, RaceLength.Read(when));
        Add(conditions, DriverCount.Read(when));
        Add(conditions, OfClassified.Read(when));
        Add(conditions, UnderFlag.Read(when));
        Add(conditions, OfDriverChange.Read(when));
        Add(conditions, OfVehicleChange.Read(when));
        Add(conditions, OfRefuelling.Read(when));
        Add(conditions, StopPlace.Read(when));
        Add(conditions, InWindow.Read(when));
        Add(conditions, Declared.Read(when, "declared", wanted: true));
        Add(conditions, Declared.Read(when, "notDeclared", wanted: false));
        when.Done();
        // A rule that counts or adds up stops asks of each stop what is about stops, and of the car the rest.
        if (conditions.Find(c => !c.Fits(scope) && !(selects && c.OfStop)) is { } misplaced)
        {
            throw when.Bad(misplaced.Key, misplaced.Misplaced);
        }

        return new When(conditions);
    }

    /// <summary>Whether all conditions hold.</summary>
    public TruthValue Applies(Subject subject) => Holds(subject, _ => true);

    /// <summary>
    /// It depends on how the car finishes, which is no matter of what one of its drivers drove.
    /// </summary>
    public bool AsksOfFinish => Conditions.Any(condition => condition is OfClassified);

    /// <summary>It never holds for cars of a class.</summary>
    public bool LeavesOutClass(string name) => Conditions.OfType<OfClass>().Any(of => !of.Admits(name));

    /// <summary>Whether all conditions about the car hold.</summary>
    public TruthValue AppliesToCar(Subject subject) => Holds(subject, c => !c.OfStop);

    /// <summary>Whether all conditions about a stop hold.</summary>
    public TruthValue Selects(Subject stop) => Holds(stop, c => c.OfStop);

    /// <summary>
    /// <c> (applies to cars of class GT4)</c>, to follow what depends on it; empty when it always holds.
    /// </summary>
    public string Explain() =>
        Conditions.Count == 0 ? "" : $" (applies {string.Join(", and ", Conditions.Select(c => c.Explain()))})";

    private static void Add(List<Condition> conditions, Condition? condition)
    {
        if (condition is not null)
        {
            conditions.Add(condition);
        }
    }

    /// <summary>Whether all of the conditions asked for hold.</summary>
    public TruthValue Holds(Subject subject, Predicate<Condition> asked)
    {
        var all = TruthValue.Yes;
        foreach (var condition in Conditions)
        {
            if (asked(condition))
            {
                all = all.And(condition.Holds(subject));
            }
        }

        return all;
    }
}
