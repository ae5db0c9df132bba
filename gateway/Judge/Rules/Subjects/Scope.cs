namespace PitMarshal.Judge.Rules.Subjects;

/// <summary>What a rule gives verdicts on.</summary>
public enum Scope
{
    /// <summary>Each stop of a car.</summary>
    Stop,

    /// <summary>Each stint of a car.</summary>
    Stint,

    /// <summary>Each continuous drive of a driver.</summary>
    Drive,

    /// <summary>Each rest of a driver.</summary>
    Rest,

    /// <summary>A car's whole race.</summary>
    Car,

    /// <summary>The whole race of each driver of a car.</summary>
    Driver,

    /// <summary>The whole race of a car's drivers of one rating.</summary>
    Rating,

    /// <summary>The whole race of all cars of a class.</summary>
    Class,
}
