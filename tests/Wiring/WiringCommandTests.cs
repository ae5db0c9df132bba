using PitMarshal.Tests.Support.Gateways;


namespace PitMarshal.Tests.Wiring;

[Trait("Needs", "other processes")]
public sealed class WiringCommandTests : IDisposable
{
    private const string Good = """
        station: entry
        title: Entry
        board: esp32-wroom-32
        about: A test.
        serial: { port: uart2, rx: 16, tx: 17, sensor: decoder-lines, p: pit-in, protection: series-1k, cable: 1 }

        """;

    private readonly Temporary _folder = new();

    [Fact]
    public void A_safe_wiring_ends_with_0()
    {
        var run = Pitmarshal.Run("wiring", "check", File(Good));

        Assert.Equal((0, "1 wiring: nothing unsafe, nothing contradictory\n", ""),
            (run.Status, run.Output, run.Errors));
    }

    [Fact]
    public void An_unsafe_wiring_ends_with_1_and_a_table_of_findings()
    {
        var file = File(Good.Replace("series-1k", "none", StringComparison.Ordinal));

        var run = Pitmarshal.Run("wiring", "check", file);

        Assert.Equal((1, ""), (run.Status, run.Errors));
        Assert.Contains($"{file}:5", run.Output, StringComparison.Ordinal);
        Assert.Contains("write protection: series-1k", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_wiring_ends_with_2_and_its_line()
    {
        var file = File(Good.Replace("rx: 16", "rx: sixteen", StringComparison.Ordinal));

        var run = Pitmarshal.Run("wiring", "check", file);

        Assert.Equal((2, "", $"{file}:5: 'sixteen' is not a number from 0 to 99\n"),
            (run.Status, run.Output, run.Errors));
    }

    [Fact]
    public void A_wiring_is_drawn_only_when_it_is_safe()
    {
        var to = Path.Combine(_folder.Path, "drawn");

        Assert.Equal(1, Pitmarshal.Run(
            "wiring", "draw", File(Good.Replace("uart2", "uart0", StringComparison.Ordinal)), "--out", to).Status);
        Assert.False(Directory.Exists(to));
        Assert.Equal(0, Pitmarshal.Run("wiring", "draw", File(Good), "--out", to).Status);
        Assert.Equal(["entry.md", "entry.svg"],
            Directory.GetFiles(to).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    public void Dispose() => _folder.Dispose();

    private string File(string text)
    {
        var path = Path.Combine(_folder.Path, "entry.yaml");
        System.IO.File.WriteAllText(path, text);
        return path;
    }
}
