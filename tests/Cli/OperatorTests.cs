using System.Text.Json;
using System.Text.RegularExpressions;
using PitMarshal.Tests.Support.Common;
using PitMarshal.Tests.Support.Gateways;

namespace PitMarshal.Tests.Cli;

/// <summary>What a service manager and its log see of the gateway.</summary>
public sealed partial class OperatorTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pitmarshal-operator-");

    private string Data => _folder.FullName;

    public OperatorTests() => File.WriteAllText(Path.Combine(Data, "venue.yaml"), """
        venue: home
        broker: { port: any }
        stations:
          entry: { role: pit-entry, inputs: [ { in: serial, kind: tag, point: pit-in } ] }
        """);

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_log_line_has_time_level_and_category()
    {
        using var gateway = GatewayProgram.Start(Data);
        Reject(gateway);
        Assert.Contains(gateway.Lines, line => Line().IsMatch(line));
    }

    [Fact]
    public void A_log_line_is_json_for_machines()
    {
        using var gateway = GatewayProgram.Start(Data, "--log", "json");
        Reject(gateway);
        using var line = JsonDocument.Parse(gateway.Lines.First(
            line => line.StartsWith('{') && line.Contains("rejected")));
        Assert.Equal("Warning", line.RootElement.GetProperty("LogLevel").GetString());
        Assert.Equal("PitMarshal.Ingest", line.RootElement.GetProperty("Category").GetString());
        Assert.EndsWith("Z", line.RootElement.GetProperty("Timestamp").GetString());
    }

    [Fact]
    public void A_port_that_is_taken_is_an_error_that_says_by_whom()
    {
        using var first = GatewayProgram.Start(Data);
        var second = _folder.CreateSubdirectory("second").FullName;
        File.WriteAllText(Path.Combine(second, "venue.yaml"),
            $"venue: home\nbroker: {{ port: {first.Port} }}\nstations: {{}}\n");
        var (status, output, error) = Pitmarshal.Run("run", "--data", second, "--listen", "none");
        Assert.Equal((2, ""), (status, output));
        // That the venue's file was open to others is told before.
        Assert.Contains($"\nport {first.Port} is taken by ", $"\n{error}");
    }

    private static void Reject(GatewayProgram gateway)
    {
        using var station = new TestStation("entry", gateway.OptionsFor("entry"));
        station.Say("obs", "{");
        station.Observe(World.Tag(1, 1));
        station.AckOf(1).Within();
        Assert.Equal(0, gateway.Terminate());
    }

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z warn: PitMarshal\.Ingest\[0\] ")]
    private static partial Regex Line();
}
