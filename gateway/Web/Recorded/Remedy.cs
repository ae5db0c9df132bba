namespace PitMarshal.Web.Recorded;

/// <summary>
/// What a person can mend of the log. Nothing is edited: each is an event of its own, with a name and a reason.
/// </summary>
public enum Remedy
{
    /// <summary>It was another car, or a car for a passing that nobody identified.</summary>
    Car,

    /// <summary>It never happened: a pulse of something else.</summary>
    Withdraw,

    /// <summary>It happened after all.</summary>
    Restore,

    /// <summary>A correction was a mistake.</summary>
    TakeBack,

    /// <summary>A car passed and nothing observed it.</summary>
    Missed,
}
