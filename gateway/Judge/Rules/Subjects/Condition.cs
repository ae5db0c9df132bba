using PitMarshal.Judge.Reasons;

namespace PitMarshal.Judge.Rules.Subjects;

/// <summary>One part of a rule's <c>when</c>.</summary>
public abstract class Condition
{
    /// <summary>The field that says it.</summary>
    public abstract string Key { get; }

    /// <summary>It is asked of a stop; where a rule counts or adds up stops, it says which.</summary>
    public virtual bool OfStop => false;

    /// <summary>What is wrong where it does not fit.</summary>
    public virtual string Misplaced => "can only be asked of a rule about stops";

    /// <summary>It can be asked of what a rule gives verdicts on.</summary>
    public virtual bool Fits(Scope scope) => !OfStop || scope == Scope.Stop;

    /// <summary>Whether it holds, or why that is not known.</summary>
    public abstract TruthValue Holds(Subject subject);

    /// <summary>In words that follow "applies": <c>to cars of class GT4</c>.</summary>
    /// <param name="edge">The instant at which flags and windows are asked.</param>
    public abstract string Explain(string edge = "the pit-in");
}
