namespace PitMarshal.Timing.Sessions;

/// <summary>How far a result holds.</summary>
public enum ResultState
{
    /// <summary>Passings may still count.</summary>
    Live,

    /// <summary>All that count are in; stewards have not confirmed it.</summary>
    Provisional,

    /// <summary>A steward confirmed it.</summary>
    Final,
}
