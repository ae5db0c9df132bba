using System.Xml.Linq;

namespace PitMarshal.Tests.Conventions;

/// <summary>
/// The arrows between the projects of the gateway. The compiler keeps them; this says which there are.
/// </summary>
public sealed class ProjectTests
{
    public static TheoryData<string, string[]> Arrows { get; } = new()
    {
        { "Events", [] },
        { "Svg", [] },
        { "Mqtt", [] },
        { "Judge", ["Events"] },
        { "Timing", ["Events"] },
        { "Store", ["Events"] },
        { "Import", ["Events"] },
        { "Scoreboard", ["Timing"] },
        { "Yaml", ["Events"] },
        { "Regulations", ["Judge", "Timing", "Yaml"] },
        { "Broker", ["Mqtt", "Yaml"] },
        { "Ingest", ["Broker", "Regulations", "Store"] },
        { "Evidence", ["Ingest", "Svg"] },
        { "Wiring", ["Svg", "Yaml"] },
        { "Provisioning", ["Ingest", "Wiring"] },
        { "Web", ["Evidence"] },
        { "Simulation", ["Evidence", "Host", "Web"] },
        { "Hub", ["Web"] },
        { "Cli", ["Hub", "Import", "Provisioning", "Scoreboard", "Simulation"] },
    };

    [Theory]
    [MemberData(nameof(Arrows))]
    public void A_project_refers_only_to_what_stands_below_it(string project, string[] allowed) =>
        Assert.Equal(allowed, Named(Read(project), "ProjectReference")
            .Select(Path.GetFileNameWithoutExtension).Order());

    [Fact]
    public void Every_project_has_its_arrows() =>
        Assert.Equal(
            Directory.EnumerateFiles(SourceFile.Full("gateway"), "*.csproj", SearchOption.AllDirectories)
                .Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal),
            Arrows.Select(row => (string)row[0]).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("Events")]
    [InlineData("Judge")]
    [InlineData("Timing")]
    public void What_is_pure_needs_no_package(string project) => Assert.Empty(Named(Read(project), "PackageReference"));

    private static XDocument Read(string project) =>
        XDocument.Load(SourceFile.Full($"gateway/{project}/{project}.csproj"));

    private static IEnumerable<string> Named(XDocument project, string kind) =>
        project.Descendants(kind).Select(reference => reference.Attribute("Include")!.Value);
}
