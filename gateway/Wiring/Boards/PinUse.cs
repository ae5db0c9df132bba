namespace PitMarshal.Wiring.Boards;

/// <summary>One use of one pin.</summary>
public sealed record PinUse(int Line, int Pin, string What, PinRole Role)
{
    public bool Drives => Role is PinRole.Driver or PinRole.Output;
}
