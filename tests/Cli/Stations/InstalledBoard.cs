using System.Diagnostics;
using System.Text;
using System.Text.Json;
using PitMarshal.Board;
using PitMarshal.Board.Pins;
using PitMarshal.Host;
using PitMarshal.Host.Nano;
using PitMarshal.Simulation.Rehearsal;

namespace PitMarshal.Tests.Cli.Stations;

/// <summary>
/// A virtual board with the unmodified program, and on its flash what <c>station add</c> made for it.
/// </summary>
internal sealed class InstalledBoard : IDisposable
{
    private static readonly long s_startUs =
        (new DateTime(2026, 6, 13, 14, 0, 0, DateTimeKind.Utc) - DateTime.UnixEpoch).Ticks / 10;

    /// <summary>Another program that watches must have its turn too.</summary>
    private const double FastestPace = 200;

    private readonly long _begun = Stopwatch.GetTimestamp();
    private readonly VirtualWorld _world = new(s_startUs);
    private readonly VirtualClockFile _clock;
    private readonly VirtualBoard _board;
    private readonly Flight _flight;
    private readonly List<string> _sent = [];

    /// <param name="data">The race's folder.</param>
    public InstalledBoard(string data, string station)
    {
        Clock = Path.Combine(data, "clock");
        _clock = new VirtualClockFile(Clock, s_startUs);
        _board = new VirtualBoard(_world, station, PitMarshal.Board.Program.Main);
        _board.Pin(BoardPins.LoopBackOut).WireTo(_board.Pin(BoardPins.LoopBackIn));
        _board.Pin(BoardPins.Input(0)).Drive(true);
        _board.Network.Sent += (topic, payload, _) => _sent.Add($"{topic} {Encoding.UTF8.GetString(payload)}");
        _flight = new Flight(_world, _board);
        _world.Stepped = _clock.Set;
        _world.Holds = next =>
            _flight.Holds(next) || next - s_startUs > Stopwatch.GetElapsedTime(_begun).TotalMicroseconds * FastestPace;
        Deploy(Path.Combine(data, "stations", station, "deploy.json"));
    }

    /// <summary>For the gateway's <c>--clock</c>.</summary>
    public string Clock { get; }

    /// <summary>What it published so far: topic and payload.</summary>
    public IReadOnlyList<string> Sent => _sent;

    public Dictionary<string, byte[]> Flash => _board.Flash;

    public void Boot() => _board.Boot();

    /// <summary>Lets an hour of its time pass, or as much as it takes.</summary>
    public void Run(Func<bool> until)
    {
        _world.Run(_world.NowUs + 3_600_000_000, until);
        Assert.True(until(), "what the test waits for did not happen; last sent: "
            + string.Join('\n', _sent.TakeLast(20)));
    }

    public void RunSeconds(int seconds) => _world.Run(_world.NowUs + seconds * 1_000_000L);

    /// <summary>Boots and waits until it knows its inputs.</summary>
    public void BootAndSettle()
    {
        Boot();
        Run(() => _sent.Exists(said => said.Contains("\"k\":\"loop\"", StringComparison.Ordinal)) && _flight.HasLanded);
    }

    /// <summary>A car over in1's loop, and its transponder on the serial line.</summary>
    public void Passing(string transponder)
    {
        var pin = _board.Pin(BoardPins.Input(0));
        var now = _world.NowUs;
        _world.At(now + 100_000, () => pin.Drive(false));
        _world.At(now + 230_000, () => pin.Drive(true));
        _world.At(now + 230_000, () =>
            _board.Serial("COM3").Deliver(Encoding.ASCII.GetBytes($"T,{transponder},23,-47,60000\n")));
        Run(() => _flight.HasLanded
            && _sent.Exists(said => said.Contains($"\"id\":\"{transponder}\"", StringComparison.Ordinal)));
    }

    public void Dispose()
    {
        _board.PowerOff();
        _clock.Dispose();
    }

    /// <summary>As nanoff does it.</summary>
    private void Deploy(string deployment)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(deployment));
        foreach (var file in json.RootElement.GetProperty("files").EnumerateArray())
        {
            _board.Flash[file.GetProperty("DestinationFilePath").GetString()!] =
                File.ReadAllBytes(Path.Combine(
                    Path.GetDirectoryName(deployment)!, file.GetProperty("SourceFilePath").GetString()!));
        }
    }
}
