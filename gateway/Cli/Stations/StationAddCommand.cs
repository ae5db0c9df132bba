using System.CommandLine;
using PitMarshal.Broker;
using PitMarshal.Broker.Inside;
using PitMarshal.Cli.Machine;
using PitMarshal.Events;
using PitMarshal.Ingest;
using PitMarshal.Ingest.Recording;
using PitMarshal.Provisioning;
using Spectre.Console;

namespace PitMarshal.Cli.Stations;

/// <summary>
/// <c>station add NAME --wiring FILE</c>: the venue's entry, the broker's user, and the files for the board's flash.
/// </summary>
internal static class StationAddCommand
{
    private const string WifiNameVariable = "PITMARSHAL_WIFI_SSID", WifiPasswordVariable = "PITMARSHAL_WIFI_PASSWORD";

    private static readonly Argument<string> s_name = new("NAME") { Description = "1 to 32 of a-z, 0-9 and '-'" };
    private static readonly Option<string> s_data = StationCommand.Data();

    private static readonly Option<string> s_wiring = new("--wiring")
    {
        Description = "wiring/<station>.yaml", HelpName = "FILE", Required = true,
    };

    private static readonly Option<string?> s_venue = new("--venue")
    {
        Description = "the venue's name; makes DIR/venue.yaml when there is none",
        HelpName = "NAME",
    };

    private static readonly Option<string?> s_box = new("--box")
    {
        Description = "another box than the wiring's own", HelpName = "BOX",
    };

    private static readonly Option<string?> s_ssid = new("--ssid")
    {
        Description = $"the Wi-Fi network; otherwise {WifiNameVariable}, otherwise asked. Its password comes from "
            + $"{WifiPasswordVariable} or is asked",
        HelpName = "NETWORK",
    };

    private static readonly Option<string?> s_host = new("--host")
    {
        Description = "the broker as the board reaches it; otherwise this machine's address",
        HelpName = "HOST",
    };

    private static readonly Option<int?> s_port = new("--port")
    {
        Description = "the broker's port; otherwise that of DIR's own broker", HelpName = "PORT",
    };

    private static readonly Option<string?> s_ca = new("--ca")
    {
        Description = "encrypted, and the certificate to check the broker with; otherwise as the venue file says",
        HelpName = "FILE",
    };

    public static Command Create()
    {
        var command = new Command(
            "add", "Make a station of a wiring: venue entry, credentials, settings for its flash.")
        {
            s_name, s_wiring, s_data, s_venue, s_box, s_ssid, s_host, s_port, s_ca,
        };
        command.SetAction(Add);
        return command;
    }

    private static int Add(ParseResult parsed)
    {
        var folder = new DataFolder(parsed.GetRequiredValue(s_data));
        var station = new NewStation(
            folder, parsed.GetRequiredValue(s_name), parsed.GetRequiredValue(s_wiring), parsed.GetValue(s_venue),
            parsed.GetValue(s_box));
        var listener = station.Venue.Broker;
        var host = parsed.GetValue(s_host) ?? Here(folder, listener);
        var ca = parsed.GetValue(s_ca) ?? listener.AuthorityFile;
        if (parsed.GetValue(s_port) is < 1 or > 65535)
        {
            throw new BadInput("--port: 1 to 65535");
        }
        Authority.CheckHost(listener, host);
        var link = new StationLink(
            Given(parsed.GetValue(s_ssid), WifiNameVariable, "Wi-Fi network", "--ssid", secret: false),
            Given(null, WifiPasswordVariable, "Wi-Fi password (nothing for an open network)",
                WifiPasswordVariable, secret: true),
            host,
            parsed.GetValue(s_port) ?? Port(folder, listener),
            ca is null ? null : Authority.Read(ca));
        link.Check();
        var admitted = station.Add(link);
        Tell(station, folder, link, admitted);
        return 0;
    }

    private static void Tell(NewStation station, DataFolder folder, StationLink link, bool admitted)
    {
        var name = station.Station.Name;
        var data = Path.GetDirectoryName(folder.Venue);
        string[] lines =
        [
            $"{name} is a station of {station.Venue.Name}: "
                + string.Join(", ", station.Station.Inputs.Select(
                    input => $"{input.In} {PlannedStation.Words(input)}")),
            $"  {folder.Venue}   its inputs",
            $"  {folder.Credentials}   its password at the broker",
            $"  {station.Home}   what belongs on its flash; holds passwords, only you can read it",
            $"  it will look for the broker at {(link.Authority is null ? "mqtt" : "mqtts")}://{link.Host}:{link.Port}",
            "",
            "Next (firmware/README.md has each step):",
            $"  1. flash the board, {station.Board.Title}, and deploy firmware/Board"
                + (station.Board.Firmware is null
                    ? "; firmware/Board/Pins/BoardPins.cs must have this board's pins first"
                    : ""),
            $"  2. nanoff --filedeployment {station.Deployment} --serialport PORT",
            $"  3. wire it as the page of {station.WiringFile} says",
            admitted
                ? "  4. the running broker lets it in; end the gateway (Ctrl-C) and start it again, so that it knows "
                    + "the station: nothing is lost meanwhile"
                : $"  4. pitmarshal run --data {data}   (when it says another port than {link.Port}, write that into "
                    + $"station.cfg before step 2)",
            $"  5. pitmarshal station watch {name} --data {data}",
        ];
        foreach (var line in lines)
        {
            Console.WriteLine(Terminal.Plain(line));
        }
    }

    /// <summary>
    /// Nothing secret is an option: the shell's history and every user's list of processes would have it.
    /// </summary>
    private static string Given(string? option, string variable, string question, string how, bool secret)
    {
        if ((option ?? Environment.GetEnvironmentVariable(variable)) is { } given)
        {
            return given;
        }
        if (Console.IsInputRedirected || Console.IsOutputRedirected)
        {
            throw new BadInput($"{how}: {question} is not given, and there is no terminal to ask at");
        }
        var prompt = new TextPrompt<string>(Markup.Escape(question) + ":")
        {
            IsSecret = secret, Mask = null, AllowEmpty = secret,
        };
        return AnsiConsole.Prompt(prompt);
    }

    private static int Port(DataFolder folder, BrokerListener listener) =>
        BrokerPort.Of(folder.Broker, listener) is > 0 and var port
            ? port
            : throw new BadInput($"{folder.Venue}: says `port: any`, and no gateway has chosen one here yet: "
                + "start it once, or give --port");

    /// <summary>This machine's own address on the network that leads outside.</summary>
    private static string Here(DataFolder folder, BrokerListener listener)
    {
        if (!listener.Lan)
        {
            throw new BadInput($"{folder.Venue}: the broker listens on this machine only, where no board reaches it: "
                + "write `listen: lan` under `broker:`, or say with --host how boards reach it");
        }
        return ThisMachine.Address()
            ?? throw new BadInput("--host: this machine has no network address; say how boards will reach the broker");
    }
}
