using System.CommandLine;
using Microsoft.Extensions.Logging;
using PitMarshal.Broker;
using PitMarshal.Broker.Inside;
using PitMarshal.Cli.Hub;
using PitMarshal.Cli.Machine;
using PitMarshal.Events;
using PitMarshal.Evidence.Sealing;
using PitMarshal.Hub.Shipping;
using PitMarshal.Ingest;
using PitMarshal.Ingest.Backups;
using PitMarshal.Ingest.Clocks;
using PitMarshal.Ingest.Damage;
using PitMarshal.Ingest.Following;
using PitMarshal.Ingest.Loading;
using PitMarshal.Ingest.Recording;
using PitMarshal.Judge.Verdicts;
using PitMarshal.Mqtt;
using PitMarshal.Simulation;
using PitMarshal.Store;
using PitMarshal.Store.Postgres;
using PitMarshal.Web;
using PitMarshal.Web.Feed;

namespace PitMarshal.Cli.Races;

/// <summary><c>run</c>: the gateway for real stations, until it is told to end (SIGTERM or SIGINT).</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        var data = new Option<string>("--data")
        {
            Description = "the race's folder: log, venue, credentials, broker",
            HelpName = "DIR",
            DefaultValueFactory = _ => "data",
        };
        var broker = new Option<string?>("--broker")
        {
            Description =
                "a broker of your own, mqtt[s]://[user:password@]host[:port]; otherwise the gateway has one inside",
            HelpName = "URL",
        };
        var listen = ListenOption.Create(
            "address of the pages and the API, http or https, or 'none'", 8080, mayBeNone: true);
        var regulations = new Option<string?>("--regulations")
        {
            Description = "the regulations to judge by (YAML, or the name of shipped ones; a file of that name wins); "
                + "frozen when the race starts",
            HelpName = "FILE",
        };
        var certificate = new Option<string?>("--certificate")
        {
            Description = "of the pages, in PEM, with those that vouch for it behind it",
            HelpName = "FILE",
        };
        var key = new Option<string?>("--key") { Description = "the certificate's key, in PEM", HelpName = "FILE" };
        var webhook = new Option<string?>("--webhook")
        {
            Description = "where each changed verdict is posted, signed with the secret in DIR/webhook-secret",
            HelpName = "URL",
        };
        var (rmonitor, source, hub) = (GatewayBoard.Option(), LiveSources.Option(), HubUplink.Option());
        var log = new Option<string>("--log")
        {
            Description = "how it tells what happens, on standard error: text for people, json for machines",
            HelpName = "FORMAT",
            DefaultValueFactory = _ => GatewayLog.Text,
        };
        log.AcceptOnlyFromAmong(GatewayLog.Text, GatewayLog.Json);
        var clock = new Option<string?>("--clock") { Hidden = true };
        var command = new Command("run", "Run the gateway for real stations.")
        {
            data, broker, listen, certificate, key, regulations, webhook, rmonitor, source, hub, log, clock,
        };
        var store = new StoreOption();
        store.AddTo(command);
        store.AddStandbyTo(command);
        command.SetAction((parsed, _) => Run(
            new DataFolder(parsed.GetRequiredValue(data)),
            folder => store.Folder(parsed, folder),
            store.IsStandby(parsed),
            parsed.GetValue(broker),
            new ServedParts(
                parsed.GetRequiredValue(listen),
                ServerCertificate.For(parsed.GetRequiredValue(listen),
                    parsed.GetValue(certificate), parsed.GetValue(key)),
                parsed.GetValue(webhook),
                parsed.GetValue(rmonitor) is { } address ? GatewayBoard.Address(address) : null,
                LiveSources.Addresses(parsed.GetValue(source) ?? []),
                parsed.GetValue(hub) is { } url ? HubAddress.Parse(url) : null),
            parsed.GetValue(regulations),
            MappedTime.OrSystem(parsed.GetValue(clock)),
            parsed.GetRequiredValue(log)));
        return command;
    }

    private static async Task<int> Run(
        DataFolder folder, Func<DataFolder, DataFolder> stored, bool isStandby, string? url, ServedParts pages,
        string? regulations, TimeProvider time, string format)
    {
        using var end = new TerminationSignal();
        using var logs = GatewayLog.Open(format);
        using var hold = folder.Hold();
        PrivateFiles.Tighten(folder, logs.Teller("Files"));
        if (DamagedLog.Telling(folder, () => LoadedRace.Of(folder)) is { } past)
        {
            stored(folder);
            return await Show(past, folder, url, pages, regulations, end, logs);
        }
        if (VenueFile.WriteExample(folder.Venue))
        {
            logs.Teller("Venue")(
                $"wrote an example of a venue to {folder.Venue} and runs with it: make it yours, then start again");
        }
        var venue = VenueFile.Read(folder.Venue);
        // The venue's name is part of the log's in a store.
        folder = stored(folder);
        folder.MarkStore();
        using var log = isStandby
            ? await Standby.Wait((PostgresRaceLog)folder.Log, folder, venue, pages, time, end, logs)
            : new WaitingLogWriter(() => DamagedLog.Open(folder));
        if (log is null)
        {
            return 0;
        }
        using var own = url is null ? StartOwn(folder, venue, logs) : null;
        var options = own?.OptionsFor(Venue.Gateway) ?? Given(url!, folder, venue);
        try
        {
            await Serve(folder, venue, log, own, options, pages, regulations, time, end, logs);
        }
        catch (MqttException) when (end.IsRequested)
        {
            // Told to end while it still waited for its broker.
        }
        folder.WriteRaceLog();
        return 0;
    }

    /// <summary>A race that was loaded has no stations, and its time stands where its log ends.</summary>
    private static async Task<int> Show(
        LoadedRace past, DataFolder folder, string? url, ServedParts pages, string? regulations, TerminationSignal end,
        ILoggerFactory logs)
    {
        if (regulations is not null || url is not null || pages.Sources.Count > 0)
        {
            throw new BadInput(regulations is null
                ? $"--broker, --source: this race was loaded from {past.File}: it is only looked at, nobody is heard"
                : $"--regulations: this race was loaded from {past.File}: load it again to judge it "
                + "by others, or try them on the page of the regulations");
        }
        using var log = new WaitingLogWriter(() => DamagedLog.Open(folder));
        var venue = new Venue("loaded", [], new BrokerListener());
        await Serve(folder, venue, log, null, null, pages, null, new StillTime(past.End), end, logs);
        return 0;
    }

    /// <summary>Takes what stations say until it is told to end, and then commits the last of it.</summary>
    private static async Task Serve(
        DataFolder folder, Venue venue, ILogWriter log, InsideBroker? own, MqttOptions? options, ServedParts pages,
        string? regulations, TimeProvider time, TerminationSignal end, ILoggerFactory logs)
    {
        var (judging, serving, attempts) = (logs.Teller("Ingest"), logs.Teller("Web"), Patience.Attempts);
        await using var gateway = new Gateway(venue, options, time, Open, Tell)
        {
            Sharing = () => folder.Log is PostgresRaceLog shared ? LogSharing.OfOwner(shared) : LogSharing.Alone,
        };
        if (own is not null)
        {
            own.Refused += gateway.Refused;
        }
        var news = new LogNews(gateway);
        await using var shipper = HubUplink.Open(pages.Hub, folder, news, logs.Teller("Hub"));
        await using var web = await WebServer.TryStart(pages.Listen, gateway, folder, serving, pages.Certificate,
            uplink: HubUplink.Of(shipper));
        TellOfPasswords(pages.Listen, web, serving);
        Console.WriteLine($"evidence is signed with the key {EvidenceKey.FingerprintIn(folder)}");
        await using var posts = pages.Webhook is null
            ? null
            : new Webhook(pages.Webhook, folder, news, WebhookPace.Usual, logs.Teller("Webhook"));
        await using var backups = options is null
            ? null : new SessionBackups(gateway, folder, folder.Backups, logs.Teller("Backup"));
        await using var board = GatewayBoard.Serve(pages.Board, gateway, venue.Name, logs.Teller("Scoreboard"));
        await using var sources = options is null
            ? null : new LiveSources(gateway, pages.Sources, logs.Teller("Source"));
        gateway.Listening += () => Console.WriteLine(
            $"ready broker {(options!.CaFile is null ? "mqtt" : "mqtts")}://{options.Host}:{options.Port} venue "
                + $"{venue.Name} web {web?.Address ?? "none"}");
        gateway.Start();
        sources?.Start();
        if (options is null)
        {
            Console.WriteLine($"ready loaded, only to be looked at, web {web?.Address ?? "none"}");
        }
        // A failure of the gateway ends it too, and is thrown here.
        await await Task.WhenAny(end.Requested, gateway.Completion);

        Intake Open(Instant now)
        {
            // Opened again, it goes on with those that people may have chosen; on a full disk with those that it has.
            var given = log.IsWritable() ? regulations : null;
            var intake = Patience.With(() => Judging.Open(folder, venue, log, given, now, judging), judging, attempts);
            attempts = 1;
            regulations = given is null ? regulations : null;
            intake.Begin(EvidenceKey.FingerprintIn(folder), now);
            return intake;
        }
    }

    /// <summary>How the first official is made, and who else could read what officials type.</summary>
    private static void TellOfPasswords(string listen, WebServer? web, Action<string> notice)
    {
        if (web?.SetupCode() is { } code)
        {
            Console.WriteLine(
                $"no officials yet: open {ThisMachine.Reachable(web.Address)}/setup and enter the code {code}");
        }
        if (web is not null && listen.StartsWith("http:", StringComparison.OrdinalIgnoreCase)
            && !ThisMachine.IsAlone(listen))
        {
            notice($"--listen {listen}: passwords cross the network readable for everybody on it; "
                + "https with --certificate and --key encrypts them");
        }
    }

    private static InsideBroker StartOwn(DataFolder folder, Venue venue, ILoggerFactory logs) =>
        InsideBroker.Start(folder.Broker, venue, folder.Credentials, logs.Teller("Broker"));

    /// <summary>
    /// A broker of the club's own; without a user in its address, the gateway's own user of this folder.
    /// </summary>
    private static MqttOptions Given(string url, DataFolder folder, Venue venue)
    {
        if (!BrokerAddress.TryParse(url, out var options, out var what))
        {
            throw new BadInput($"--broker: {what}");
        }
        return options.User is null && File.Exists(folder.Credentials)
            ? options with { User = Venue.Gateway,
                Password = Credentials.Keep(folder.Credentials, venue)[Venue.Gateway] }
            : options;
    }

    /// <summary>What is not over yet changes with every passing: it is in the API and in the log, not here.</summary>
    private static void Tell(VerdictChange change)
    {
        if (change.Now is { Open: true })
        {
            return;
        }
        Console.WriteLine(Terminal.Plain(change.Now is { } now
            ? $"verdict {VerdictJson.Name(now.Outcome)} {now.Id}: {now.Reason}{(now.Penalty is { } p ? $" [{p}]" : "")}"
            : $"verdict withdrawn {change.Id}"));
    }
}
