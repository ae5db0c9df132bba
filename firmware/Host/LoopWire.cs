namespace PitMarshal.Host;

using PitMarshal.Host.Nano;

/// <summary>
/// An inductive loop and its detector: on while at least one car stands on it. Two cars nose to tail are one pulse. The
/// relay bounces for up to a millisecond at each change.
/// </summary>
public sealed class LoopWire(VirtualWorld world, SensorWire output, Random chance)
{
    private const int LongestBounceUs = 1000;

    private int _carsOnIt;

    public void Enter()
    {
        if (_carsOnIt++ == 0) { Switch(true); }
    }

    public void Leave()
    {
        if (--_carsOnIt == 0) { Switch(false); }
    }

    private void Switch(bool on)
    {
        output.Set(on);
        int bounceAt = chance.Next(50, LongestBounceUs / 2);
        world.At(world.NowUs + bounceAt, () => output.Set(!on));
        world.At(world.NowUs + bounceAt + chance.Next(20, LongestBounceUs / 2), () => output.Set(_carsOnIt > 0));
    }
}
