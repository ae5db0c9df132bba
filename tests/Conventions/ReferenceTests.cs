using System.Xml.Linq;

namespace PitMarshal.Tests.Conventions;

/// <summary>What a folder may name is what its project refers to; so the arrows of the house are those of the project files.</summary>
public sealed class ReferenceTests
{
    /// <summary>Which projects another may refer to, directly.</summary>
    public static TheoryData<string, string[]> Arrows => new()
    {
        { "firmware/Core", [] },
        { "firmware/Board", ["Core", "Nano"] },
        { "firmware/Host", ["Board", "Core", "Nano"] },
        { "firmware/Host/Nano", ["Mqtt"] },
        { "gateway/Events", [] },
        { "gateway/Mqtt", [] },
        { "gateway/Svg", [] },
        { "gateway/Yaml", ["Events"] },
        { "gateway/Judge", ["Events"] },
        { "gateway/Timing", ["Events"] },
        { "gateway/Store", ["Events"] },
        { "gateway/Import", ["Events", "Timing"] },
        { "gateway/Regulations", ["Events", "Judge", "Timing", "Yaml"] },
        { "gateway/Broker", ["Events", "Mqtt", "Yaml"] },
        { "gateway/Wiring", ["Events", "Svg", "Yaml"] },
        { "gateway/Ingest", ["Broker", "Judge", "Regulations", "Store", "Timing"] },
        { "gateway/Evidence", ["Ingest", "Svg"] },
        { "gateway/Provisioning", ["Ingest", "Wiring"] },
        { "gateway/Web", ["Evidence"] },
        { "gateway/Simulation", ["Evidence", "Host", "Web"] },
        { "gateway/Cli", ["Import", "Provisioning", "Simulation"] },
    };

    [Theory]
    [MemberData(nameof(Arrows))]
    public void A_project_refers_only_to_what_stands_below_it(string folder, string[] allowed) =>
        Assert.Empty(References(folder).Except(allowed));

    [Fact]
    public void Each_project_of_the_product_has_its_arrows_here()
    {
        var projects = SourceFile.ProjectsBelow("gateway").Concat(SourceFile.ProjectsBelow("firmware"));

        Assert.Equal(Arrows.Select(row => (string)row[0]).Order(), projects.Select(file => SourceFile.FolderOf(file)).Order());
    }

    [Fact]
    public void Nothing_of_the_product_refers_to_a_test()
    {
        var projects = SourceFile.ProjectsBelow("gateway").Concat(SourceFile.ProjectsBelow("firmware"));

        Assert.DoesNotContain(projects, file => File.ReadAllText(SourceFile.FullPath(file)).Contains("/tests/", StringComparison.Ordinal));
    }

    private static IEnumerable<string> References(string folder) =>
        from reference in XDocument.Load(Directory.GetFiles(SourceFile.FullPath(folder), "*.csproj").Single()).Descendants("ProjectReference")
        select Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/'));
}
