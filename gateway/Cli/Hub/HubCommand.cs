using System.CommandLine;
using PitMarshal.Cli.Machine;
using PitMarshal.Hub;
using PitMarshal.Hub.Venues;
using PitMarshal.Simulation;
using PitMarshal.Store.Postgres;
using PitMarshal.Web;

namespace PitMarshal.Cli.Hub;

/// <summary>
/// <c>hub</c>: receives, judges and shows the logs of many venues, until it is told to end; <c>hub venue</c>: who may
/// ship to it.
/// </summary>
internal static class HubCommand
{
    private static readonly Option<string> s_store = new("--store")
    {
        Description = "the PostgreSQL database, postgres://[user@]host[:port]/database; the password is taken from "
            + "PGPASSWORD or a password file",
        HelpName = "URL",
        Required = true,
    };
    private static readonly Argument<string> s_name = new("NAME")
    {
        Description = "the venue's name: 1 to 32 of a-z, 0-9 and '-'",
    };

    public static Command Create()
    {
        var listen = ListenOption.Create("address of the hub, http or https", 8090, mayBeNone: false);
        var certificate = new Option<string?>("--certificate") { Description = "in PEM", HelpName = "FILE" };
        var key = new Option<string?>("--key") { Description = "the certificate's key, in PEM", HelpName = "FILE" };
        var edge = EdgeOption.Create();
        var log = new Option<string>("--log")
        {
            Description = "how it tells what happens, on standard error: text for people, json for machines",
            HelpName = "FORMAT",
            DefaultValueFactory = _ => GatewayLog.Text,
        };
        log.AcceptOnlyFromAmong(GatewayLog.Text, GatewayLog.Json);
        var command = new Command("hub", "Receive the logs of many venues, judge, classify and show them.")
        {
            s_store, listen, certificate, key, edge, log, Venues(),
        };
        command.SetAction((parsed, _) => Run(
            parsed.GetRequiredValue(s_store), parsed.GetRequiredValue(listen),
            ServerCertificate.For(parsed.GetRequiredValue(listen), parsed.GetValue(certificate), parsed.GetValue(key)),
            EdgeOption.Addresses(parsed.GetValue(edge) ?? []), parsed.GetRequiredValue(log)));
        return command;
    }

    private static Command Venues()
    {
        var add = new Command("add", "Let a venue ship. Its key is printed this once.") { s_name, s_store };
        add.SetAction(parsed => Tell(parsed, (venues, name) => venues.Add(name)));
        var renew = new Command("renew", "Give a venue another key; the former is none any more.") { s_name, s_store };
        renew.SetAction(parsed => Tell(parsed, (venues, name) => venues.Renew(name)));
        var list = new Command("list", "The venues that may ship.") { s_store };
        list.SetAction(parsed =>
        {
            using var store = new PostgresStore(parsed.GetRequiredValue(s_store));
            foreach (var (name, added) in new VenueRegister(store).All())
            {
                Console.WriteLine($"{name,-32}  {added:yyyy-MM-dd}");
            }
            return 0;
        });
        return new Command("venue", "Who may ship to the hubs of a store.") { add, renew, list };
    }

    private static int Tell(ParseResult parsed, Func<VenueRegister, string, string> made)
    {
        using var store = new PostgresStore(parsed.GetRequiredValue(s_store));
        var name = parsed.GetRequiredValue(s_name);
        Console.WriteLine(made(new VenueRegister(store), name));
        Console.Error.WriteLine($"this is the key of {name}: put it into the file hub-key of its data folder; "
            + "nobody can be told it again");
        return 0;
    }

    private static async Task<int> Run(
        string url, string listen, ServerCertificate? certificate, IReadOnlyList<Uri> edges, string format)
    {
        using var end = new TerminationSignal();
        using var logs = GatewayLog.Open(format);
        using var store = new PostgresStore(url);
        await using var hub = await HubServer.Start(store, listen, logs.Teller("Hub"), certificate, edges: edges);
        Console.WriteLine($"ready hub {hub.Address} store {store}");
        await end.Requested;
        return 0;
    }
}
