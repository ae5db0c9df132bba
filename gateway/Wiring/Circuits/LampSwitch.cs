namespace PitMarshal.Wiring.Circuits;

/// <summary>
/// The MOSFET that switches a lamp, IRLZ44N: on at the 3.3 V of a pin to some amperes without a heat sink. R1 keeps the
/// gate's charge from ringing, R2 keeps the lamp dark while the board boots, D1 takes what a buzzer's coil gives back.
/// </summary>
internal static class LampSwitch
{
    public const double VoltsMax = 24, MilliampsMax = 2000;

    public const double GateOhms = 220, PullDownOhms = 100_000;
}
