using PitMarshal.Tests.Support.Gateways;

namespace PitMarshal.Tests.Import;

[Trait("Needs", "other processes")]
public sealed class ImportCommandTests : IDisposable
{
    private const string Regulations =
        "regulations: r\nrules:\n  - { rule: minimum-stop, kind: min-duration, of: pit-lane-time, value: 85s }\n";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pitmarshal-import-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void An_imported_log_goes_straight_to_the_judge()
    {
        var export = File("capture", string.Join('\n', P3Bytes.Passing(1, 111, 1000), P3Bytes.Passing(2, 112, 2000)));

        var import = Pitmarshal.Run("import", "amb-p3", export, "--zone", "+02:00", "--loop", "20f93=pit-in");
        var judged = Pitmarshal.Run(
            "judge", File("log.ndjson", import.Output), "--regulations", File("r.yaml", Regulations));

        Assert.Equal((0, 0), (import.Status, judged.Status));
        Assert.Contains("\"at\":\"2026-06-12T22:00:01.000000Z\"", import.Output);
        Assert.All(import.Output.TrimEnd('\n').Split('\n'), line => Assert.StartsWith("{\"event\":", line));
        Assert.Matches(@"written +2  CarPassed", import.Errors);
    }

    [Fact]
    public void A_damaged_record_goes_to_standard_error_with_file_and_line_and_the_rest_is_imported()
    {
        var export = File("capture", "oops\n" + P3Bytes.Passing(1, 111, 1000));

        var import = Pitmarshal.Run("import", "amb-p3", export);

        Assert.Equal(0, import.Status);
        Assert.Contains($"{export}:1: bytes that are no whole record", import.Errors);
        Assert.Single(import.Output.Split('\n'), line => line.Contains("CarPassed", StringComparison.Ordinal));
    }

    private string File(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        System.IO.File.WriteAllText(path, text);
        return path;
    }
}
