namespace PitMarshal.Judge.Rules;

/// <summary>What a rule gives verdicts on.</summary>
internal enum Scope
{
    /// <summary>Each stop of a car.</summary>
    Stop,

    /// <summary>Each stint of a car.</summary>
    Stint,

    /// <summary>A car's whole race.</summary>
    Car,
}
