using System.CommandLine;
using System.Net;
using PitMarshal.Events;
using PitMarshal.Ingest;
using PitMarshal.Regulations;
using PitMarshal.Scoreboard;
using PitMarshal.Timing.Settings;

namespace PitMarshal.Cli.Races;

/// <summary>The gateway's race for the displays that <c>run --rmonitor</c> serves.</summary>
internal sealed class GatewayBoard(Gateway gateway) : IBoardSource
{
    public Instant Now => gateway.Now;

    public event Action? Changed
    {
        add => gateway.Changed += value;
        remove => gateway.Changed -= value;
    }

    public string? RulesName => gateway.Ask(intake => intake.RegulationsHash);

    public TimingRules Rules() => TimingSection.Of(gateway.Ask(intake => intake.Regulations));

    public IReadOnlyList<RaceEvent> EventsAfter(int count) => gateway.Ask(intake => intake.EventsAfter(count));

    public static Option<string?> Option() => new("--rmonitor")
    {
        Description = "where timing is served as an RMonitor feed, which whoever reaches it can read",
        HelpName = "[ADDRESS:]PORT",
    };

    /// <summary>Serves it until it is disposed of; nothing where no address is given.</summary>
    /// <exception cref="BadInput">The port is taken, or the address is none of this machine.</exception>
    public static BoardServer? Serve(IPEndPoint? address, Gateway gateway, string track, Action<string> notice)
    {
        if (address is null)
        {
            return null;
        }

        var zone = TimeZoneInfo.Local.GetUtcOffset(
            DateTimeOffset.UnixEpoch.AddTicks(gateway.Now.Micros * TimeSpan.TicksPerMicrosecond));
        var server = new BoardServer(address, new GatewayBoard(gateway), new RaceBoard(track, zone), notice);
        server.Start();
        Console.WriteLine($"rmonitor {server.Address}");
        return server;
    }

    /// <summary>[ADDRESS:]PORT; without an address this machine alone.</summary>
    /// <exception cref="BadInput">It is none.</exception>
    public static IPEndPoint Address(string text) =>
        int.TryParse(text, out var port) && port is >= 0 and <= 65_535 ? new IPEndPoint(IPAddress.Loopback, port)
        : text.Contains(':') && IPEndPoint.TryParse(text, out var address) && address.Port > 0 ? address
        : throw new BadInput($"--rmonitor {text}: not a port or an address and a port, such as 50000 or 0.0.0.0:50000");
}
