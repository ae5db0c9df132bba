namespace PitMarshal.Host;

using PitMarshal.Host.Nano;

/// <summary>The wire from a sensor to a pin, with its polarity.</summary>
public sealed class SensorWire(VirtualPin pin, bool activeLow)
{
    public void Set(bool on) => pin.Drive(on != activeLow);
}
