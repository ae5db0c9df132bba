using PitMarshal.Events;

namespace PitMarshal.Timing.Laps;

/// <summary>
/// All that is known of a car after one of its passings. Each step holds the whole of it, so that a car can be asked as
/// of any passing, and what comes late is taken from the step before it on.
/// </summary>
internal struct LapStep
{
    public Passing Passing;
    public PassingUse Use;

    /// <summary>When its own first lap began by a passing; null: not yet, or with the signal.</summary>
    public Instant? Opened;

    /// <summary>From where the lap at hand is measured, and how uncertain that is, ± µs.</summary>
    public Instant From;
    public double FromU;

    public int Laps;

    /// <summary>The best lap so far, from 1; 0: none.</summary>
    public int BestLap;
    public long BestMicros;

    public int Stops;
    public bool InPit;

    /// <summary>The last pit-in or pit-out.</summary>
    public Instant? PitAt;

    /// <summary>Start-finish was passed since the last pit-in.</summary>
    public bool PassedInPit;

    /// <summary>The pit lane has a part in the lap at hand.</summary>
    public bool PitInLap;

    /// <summary>Passings set aside so far because they were too soon, in a pit lane, after a retirement.</summary>
    public int TooSoon, Aside, AfterRetirement;

    /// <summary>Laps so far of about a multiple of the usual one.</summary>
    public int Multiples;
}
