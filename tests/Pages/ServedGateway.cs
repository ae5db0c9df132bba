using Microsoft.AspNetCore.Routing;
using PitMarshal.Ingest.Recording;
using PitMarshal.Mqtt;
using PitMarshal.Tests.Support.Serving;
using PitMarshal.Web;
using PitMarshal.Web.Officials.Registry;
using PitMarshal.Web.Officials.Roles;

namespace PitMarshal.Tests.Pages;

/// <summary>The real pages of a gateway that hears no broker, and people who may sign in.</summary>
internal sealed class ServedGateway : IAsyncDisposable
{
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("pitmarshal-web-");
    private readonly InsideGateway _gateway;

    private ServedGateway(Role[] roles, MqttOptions? broker = null, string? regulations = null)
    {
        Folder = new DataFolder(_home.FullName);
        _gateway = new InsideGateway(Folder, broker ?? new MqttOptions(), Written(regulations), Notices.Add);
        foreach (var role in roles)
        {
            TestOfficials.Admit(Folder, Person(role));
        }
    }

    internal DataFolder Folder { get; }

    internal HandClock Clock { get; } = new();

    internal List<string> Notices { get; } = [];

    /// <summary>As another program sees them.</summary>
    internal Accounts Accounts => new(Folder, Notices.Add);

    internal string Address => _gateway.Address;

    internal string? SetupCode => _gateway.SetupCode;

    internal IEnumerable<RouteEndpoint> Endpoints => _gateway.Endpoints;

    internal static Official Person(Role role) => role switch
    {
        Role.RaceControl => new("Ana", role),
        Role.Steward => new("Ben", role),
        Role.Marshal => new("Cleo", role, "4"),
        _ => new("Dan", role, "27"),
    };

    /// <summary>Served, with one person of each of these roles.</summary>
    internal static async Task<ServedGateway> Start(params Role[] roles)
    {
        var served = new ServedGateway(roles);
        await served.Serve("http://127.0.0.1:0", null);
        return served;
    }

    /// <summary>The same of a gateway that hears a broker, judges, and takes decisions.</summary>
    internal static async Task<ServedGateway> StartJudging(MqttOptions broker, string regulations, params Role[] roles)
    {
        var served = new ServedGateway(roles, broker, regulations);
        await served.Serve("http://127.0.0.1:0", null);
        served._gateway.Listen();
        return served;
    }

    internal static async Task<ServedGateway> StartEncrypted(ServerCertificate certificate, params Role[] roles)
    {
        var served = new ServedGateway(roles);
        await served.Serve("https://127.0.0.1:0", certificate);
        return served;
    }

    /// <summary>As after the gateway was killed: nothing but its folder is left.</summary>
    internal async Task Restart()
    {
        await _gateway.StopServing();
        await Serve("http://127.0.0.1:0", null);
    }

    /// <summary>The gateway takes nothing more; its pages stay.</summary>
    internal async Task EndGateway() => await _gateway.Gateway.DisposeAsync();

    /// <summary>A browser of its own.</summary>
    internal Visitor Visitor() => new(() => Address);

    /// <summary>The browser of somebody who has signed in.</summary>
    internal async Task<Visitor> SignedIn(Role role)
    {
        var visitor = Visitor();
        Assert.Equal(200, (await visitor.SignIn(Person(role).Name, TestOfficials.Password)).Status);
        return visitor;
    }

    public async ValueTask DisposeAsync()
    {
        await _gateway.DisposeAsync();
        _home.Delete(recursive: true);
    }

    private string? Written(string? regulations)
    {
        if (regulations is null)
        {
            return null;
        }
        var file = Path.Combine(_home.FullName, "rules.yaml");
        File.WriteAllText(file, regulations);
        return file;
    }

    private Task Serve(string listen, ServerCertificate? certificate) => _gateway.Serve(listen, certificate, Clock);
}
