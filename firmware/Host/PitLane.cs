namespace PitMarshal.Host;

using System.Text;
using PitMarshal.Host.Nano;

/// <summary>
/// The place as the cars feel it: crossing a point, standing in a box, a foot on a mat. It turns what happens into
/// levels on pins and bytes on serial lines, and knows nothing of what the stations make of them.
/// </summary>
public sealed class PitLane(VirtualWorld world, Random chance)
{
    /// <summary>How long a car covers a loop: 1.8 m at 50 km/h.</summary>
    private const long PulseUs = 130_000;

    /// <summary>How long after the strongest hit the decoder reports a transponder.</summary>
    private const long DecoderDelayUs = 60_000;

    private readonly Dictionary<string, LoopWire> _loops = [];
    private readonly Dictionary<string, VirtualSerialLine> _decoders = [];
    private readonly Dictionary<string, VirtualSerialLine> _badgeReaders = [];
    private readonly Dictionary<(string Kind, string Box, string Side), SensorWire> _sensors = [];

    /// <summary>Wires a station's inputs up. A seat is taken when the station starts; all else is off.</summary>
    public void Install(VirtualStation station)
    {
        foreach (StationInput input in station.Inputs)
        {
            switch (input.Kind)
            {
                case "tag": _decoders[input.Point!] = station.Serial; break;
                case "badge": _badgeReaders[input.Box!] = station.Serial; break;
                case "loop": _loops[input.Point!] = new LoopWire(world, AtRest(station, input), chance); break;
                default: _sensors[(input.Kind, input.Box!, input.Side ?? "")] = AtRest(station, input); break;
            }
        }
    }

    /// <summary>A car crosses a point now. With no transponder, or a dead one, only the loop notices.</summary>
    public void Cross(string point, string? transponder)
    {
        if (_loops.TryGetValue(point, out LoopWire? loop))
        {
            loop.Enter();
            world.At(world.NowUs + PulseUs, loop.Leave);
        }
        if (transponder is null || !_decoders.TryGetValue(point, out VirtualSerialLine? decoder)) { return; }
        int hits = chance.Next(8, 40), strength = -chance.Next(35, 70);
        world.At(world.NowUs + DecoderDelayUs,
            () => Say(decoder, $"T,{transponder},{hits},{strength},{DecoderDelayUs}"));
    }

    public void CarInBox(string box, bool present) => Set("car", box, "", present);

    public void DriverInSeat(string box, bool seated) => Set("seat", box, "", seated);

    public void Foot(string box, string side, bool down) => Set("mat", box, side, down);

    public void ReadBadge(string box, string driver)
    {
        if (_badgeReaders.TryGetValue(box, out VirtualSerialLine? reader)) { Say(reader, $"B,{box},{driver},0"); }
    }

    private SensorWire AtRest(VirtualStation station, StationInput input)
    {
        SensorWire wire = new(station.Pin(input.Connector), input.ActiveLow);
        wire.Set(input.Kind == "seat");
        return wire;
    }

    private void Set(string kind, string box, string side, bool on)
    {
        if (_sensors.TryGetValue((kind, box, side), out SensorWire? wire)) { wire.Set(on); }
    }

    private static void Say(VirtualSerialLine line, string text) =>
        line.Deliver(Encoding.ASCII.GetBytes(text + "\r\n"));
}
