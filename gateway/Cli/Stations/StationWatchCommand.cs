using System.CommandLine;
using System.Security.Cryptography;
using System.Threading.Channels;
using PitMarshal.Broker;
using PitMarshal.Broker.Inside;
using PitMarshal.Cli.Machine;
using PitMarshal.Events;
using PitMarshal.Ingest;
using PitMarshal.Ingest.Recording;
using PitMarshal.Mqtt;
using PitMarshal.Provisioning;
using PitMarshal.Simulation;
using Spectre.Console;

namespace PitMarshal.Cli.Stations;

/// <summary>
/// <c>station watch NAME</c>: what a station says while somebody installs it. It reads beside the gateway, under a user
/// that may only read and ask for raw edges; it acknowledges nothing.
/// </summary>
internal static class StationWatchCommand
{
    private static readonly TimeSpan s_redraw = TimeSpan.FromSeconds(0.5);

    // Raw edges for a minute.
    private static readonly byte[] s_askRaw = [.. """{"s":60}"""u8];

    // In place of a topic, which has no spaces with us: what becomes of our own link.
    private const string Listening = "listening to the broker", Cut = "the broker is gone; waiting for it";

    public static Command Create()
    {
        var name = new Argument<string>("NAME") { Description = "a station of the venue" };
        var data = StationCommand.Data();
        var broker = new Option<string?>("--broker")
        {
            Description =
                "a broker of your own, mqtt[s]://[user:password@]host[:port]; otherwise the one that runs in DIR",
            HelpName = "URL",
        };
        var command = new Command("watch", "Show a station's inputs live, for installation.") { name, data, broker };
        command.SetAction((parsed, _) =>
            Watch(StationCommand.Existing(parsed.GetRequiredValue(data)), parsed.GetRequiredValue(name),
                parsed.GetValue(broker)));
        return command;
    }

    private static async Task<int> Watch(DataFolder folder, string name, string? url)
    {
        using var end = new TerminationSignal();
        var venue = VenueFile.Read(folder.Venue);
        var station = new WatchedStation(venue.Station(name)
            ?? throw new BadInput($"{folder.Venue}: no station {name}; there are "
                + $"{string.Join(", ", venue.Stations.Select(known => known.Name))}"));
        var heard = Channel.CreateUnbounded<(string Tail, byte[] Payload, Instant At)>();
        var prefix = venue.Topic(name, "");
        using var client = Connect(Options(folder, venue, url), fresh =>
        {
            // At most once: what is missed is missed, and nothing waits for a slow terminal.
            fresh.Connected += () => fresh.Subscribe(prefix + "#", 0);
            fresh.Subscribed += _ => heard.Writer.TryWrite((Listening, [], Now));
            fresh.Disconnected += () => heard.Writer.TryWrite((Cut, [], Now));
            fresh.Received += message => heard.Writer.TryWrite((message.Topic[prefix.Length..], message.Payload, Now));
            // A station asks for the time as soon as its link is up, and then twice a minute: so it is
            // asked in time, and again.
            fresh.Received += message => _ = message.Topic == prefix + "clock/ask"
                ? fresh.Publish(prefix + "watch", s_askRaw, 0, retain: false)
                : 0;
        });
        var screen = new WatchScreen(name, station);
        if (Console.IsOutputRedirected)
        {
            await Follow(station, heard.Reader, end, line => Console.WriteLine(Terminal.Plain(line)), () => { });
        }
        else
        {
            await AnsiConsole.Live(screen.At(Now)).StartAsync(live =>
                Follow(station, heard.Reader, end, screen.Add, () => live.UpdateTarget(screen.At(Now))));
        }
        return 0;
    }

    private static async Task Follow(
        WatchedStation station, ChannelReader<(string Tail, byte[] Payload, Instant At)> heard, TerminationSignal end,
        Action<string> tell, Action draw)
    {
        Task? more = null;
        while (!end.IsRequested)
        {
            while (heard.TryRead(out var message))
            {
                foreach (var line in message.Tail is Listening or Cut
                    ? [message.Tail]
                    : station.Hear(message.Tail, message.Payload, message.At))
                {
                    tell($"{message.At.ToString()[11..23]}  {line}");
                }
            }
            draw();
            more = more is null or { IsCompleted: true } ? heard.WaitToReadAsync().AsTask() : more;
            await Task.WhenAny(more, end.Requested, Task.Delay(s_redraw));
        }
    }

    private static MqttOptions Options(DataFolder folder, Venue venue, string? url)
    {
        MqttOptions? given = null;
        if (url is not null && !BrokerAddress.TryParse(url, out given, out var what))
        {
            throw new BadInput($"--broker: {what}");
        }
        if (given?.User is not null)
        {
            return given;
        }
        var credentials = Credentials.Read(folder.Credentials);
        if (!credentials.Has(Venue.Watch))
        {
            credentials = credentials.With(Venue.Watch);
            PrivateFile.Write(folder.Credentials, credentials.Json);
        }
        return given is null
            ? InsideBroker.OptionsFor(Venue.Watch, folder.Broker, venue, credentials)
            : given with { User = Venue.Watch, Password = credentials[Venue.Watch] };
    }

    private static MqttLink Connect(MqttOptions broker, Action<MqttLink> prepare)
    {
        // A name of its own at every watch: a broker ends whoever connected by the same name before.
        var client = new MqttLink(
            $"pitmarshal-watch-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6))}", broker);
        prepare(client);
        client.Connect();
        return client;
    }

    private static Instant Now => new((DateTime.UtcNow - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond);
}
