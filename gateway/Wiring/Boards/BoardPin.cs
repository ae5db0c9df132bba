namespace PitMarshal.Wiring.Boards;

/// <summary>A GPIO of a board.</summary>
/// <param name="Gpio">Its number, which is not its place on the header.</param>
/// <param name="Traits">What is special about it.</param>
/// <param name="Hazard">For a strapping pin: what a wrong level at reset does.</param>
public sealed record BoardPin(int Gpio, PinTraits Traits, string Hazard = "")
{
    private const PinTraits Unfit = PinTraits.Strapping | PinTraits.Flash | PinTraits.Psram | PinTraits.UnsoundInterrupt
        | PinTraits.Console | PinTraits.Usb | PinTraits.Led;

    /// <summary>Good for any input.</summary>
    public bool IsSoundInput => (Traits & Unfit) == 0;

    /// <summary>Good for any output.</summary>
    public bool IsSoundOutput => (Traits & (Unfit | PinTraits.InputOnly | PinTraits.BootGlitch)) == 0;

    public bool Has(PinTraits trait) => (Traits & trait) != 0;
}
