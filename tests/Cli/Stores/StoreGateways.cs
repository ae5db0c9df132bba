using PitMarshal.Store.Postgres;
using PitMarshal.Tests.Support.Common;
using PitMarshal.Tests.Support.Gateways;
using PitMarshal.Tests.Support.Postgres;

namespace PitMarshal.Tests.Cli.Stores;

/// <summary>Gateways of one venue on one log in a store, each with its own folder, and their broker.</summary>
internal sealed class StoreGateways : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pitmarshal-standby-");
    private readonly List<GatewayProgram> _started = [];
    private readonly PostgresServer _server;

    internal StoreGateways(PostgresServer server)
    {
        _server = server;
        Store = new PostgresStore(server.Url);
        File.WriteAllText(Rules,
            "regulations: r\nrules:\n  - { rule: minimum-stop, kind: min-duration, of: pit-lane-time, value: 10s }\n");
    }

    internal TestBroker Broker { get; } = new();

    internal PostgresStore Store { get; }

    internal string Race { get; } = Guid.NewGuid().ToString("n");

    internal PostgresRaceLog Log => Store.Log("home", Race);

    internal string Rules => Path.Combine(_folder.FullName, "rules.yaml");

    /// <summary>Starts one, and waits until it runs the race or follows who does.</summary>
    internal GatewayProgram Start(params string[] more) =>
        StartOn(["--store", _server.Url, "--race", Race, "--standby", .. more]);

    /// <summary>Without a store.</summary>
    internal GatewayProgram StartAlone() => StartOn(["--regulations", Rules]);

    /// <summary>The fencing number with which each entry was appended.</summary>
    internal List<long> Fences()
    {
        using var session = Store.Session();
        return session.Rows("SELECT e.fence FROM pitmarshal.entry e JOIN pitmarshal.log l ON l.id = e.log "
            + "WHERE l.race = $1 ORDER BY e.position", row => row.GetInt64(0), Race);
    }

    public void Dispose()
    {
        _started.ForEach(gateway => gateway.Dispose());
        Store.Dispose();
        Broker.Dispose();
        _folder.Delete(recursive: true);
    }

    private GatewayProgram StartOn(string[] more)
    {
        var data = _folder.CreateSubdirectory($"{_started.Count}").FullName;
        File.WriteAllText(Path.Combine(data, "venue.yaml"), """
            venue: home
            stations:
              box-1: { role: box, inputs: [ { in: in1, kind: car, box: "1" } ] }
            """);
        string[] broker = ["--broker", $"mqtt://127.0.0.1:{Broker.Port}"];
        string[] pages = more.Contains("--store") ? ["--listen", "http://127.0.0.1:0"] : [];
        _started.Add(GatewayProgram.Start(data, [.. broker, .. pages, .. more]));
        return _started[^1];
    }
}
