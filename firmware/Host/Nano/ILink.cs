namespace PitMarshal.Host.Nano;

/// <summary>A connection that the world can break.</summary>
internal interface ILink
{
    int InFlight { get; }

    void Break(bool silently);

    /// <summary>The board lost its power: the connection goes with its memory.</summary>
    void Drop();
}
