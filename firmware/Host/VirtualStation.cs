namespace PitMarshal.Host;

using System.Text;
using PitMarshal.Board;
using PitMarshal.Board.Links;
using PitMarshal.Board.Pins;
using PitMarshal.Host.Nano;
using PitMarshal.Mqtt;

/// <summary>
/// A station as it would be bought and wired: a board with the unmodified program, its settings on flash, its inputs.
/// </summary>
public sealed class VirtualStation
{
    private const string SettingsPath = @"I:\station.cfg", DecoderPort = "COM3";

    private readonly VirtualBoard _board;

    /// <param name="broker">Where it reports, with its own user and password.</param>
    /// <param name="driftPpm">How much faster than true its crystal runs.</param>
    public VirtualStation(VirtualWorld world, StationPlan plan, string venue, MqttOptions broker, double driftPpm)
    {
        Plan = plan;
        _board = new VirtualBoard(world, plan.Name, Program.Main, driftPpm);
        _board.Pin(BoardPins.LoopBackOut).WireTo(_board.Pin(BoardPins.LoopBackIn));
        _board.Flash[SettingsPath] = Encoding.ASCII.GetBytes(
            $"""
            name={plan.Name}
            venue={venue}
            wifi.ssid=paddock
            wifi.password=none-needed
            broker.host={broker.Host}
            broker.port={broker.Port}
            broker.user={broker.User}
            broker.password={broker.Password}
            loopback=1
            """);
        Flight = new Flight(world, _board);
    }

    public StationPlan Plan { get; }

    public string Name => Plan.Name;

    public IReadOnlyList<StationInput> Inputs => Plan.Inputs;

    public Flight Flight { get; }

    public VirtualNetwork Network => _board.Network;

    /// <summary>What lies on its flash, by path.</summary>
    public Dictionary<string, byte[]> Flash => _board.Flash;

    /// <inheritdoc cref="VirtualBoard.IsFlashWorn"/>
    public bool IsFlashWorn { set => _board.IsFlashWorn = value; }

    public VirtualReaders Readers => _board.Readers;

    public VirtualSerialLine Serial => _board.Serial(DecoderPort);

    public VirtualPin Lamp => _board.Pin(BoardPins.Lamp);

    /// <summary>How late, in µs, the program hears of an edge or of serial bytes.</summary>
    public Func<long> EdgeLatencyUs { set => _board.EdgeLatencyUs = value; }

    /// <param name="connector"><c>in1</c> to <c>in12</c>.</param>
    public VirtualPin Pin(string connector) =>
        _board.Pin(BoardPins.Input(
            int.Parse(connector.AsSpan(2), System.Globalization.CultureInfo.InvariantCulture) - 1));

    public void Boot() => _board.Boot();

    public void PowerOff() => _board.PowerOff();
}
