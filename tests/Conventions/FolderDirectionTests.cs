namespace PitMarshal.Tests.Conventions;

/// <summary>
/// Inside a project the folders depend on one another in one direction: a circle of folders is one folder in pieces.
/// </summary>
public sealed class FolderDirectionTests
{
    public static TheoryData<string> Projects => [.. FolderGraph.Projects()];

    [Theory]
    [MemberData(nameof(Projects))]
    public void The_folders_of_a_project_depend_on_one_another_in_one_direction(string project) =>
        Assert.Empty(FolderGraph.Of(project).Circles());

    [Fact]
    public void A_circle_of_folders_is_found()
    {
        var graph = new FolderGraph(
        [
            new("gateway/X/A/One.cs", ["using X.B;", "namespace X.A;", "class One { Two two; }"]),
            new("gateway/X/B/Two.cs", ["using X.C;", "namespace X.B;", "class Two { Three three; }"]),
            new("gateway/X/C/Three.cs", ["using X.A;", "namespace X.C;", "class Three { One one; }"]),
            new("gateway/X/D/Four.cs", ["using X.A;", "namespace X.D;", "class Four { One one; }"]),
            new("gateway/X/A/Five.cs", ["using X.D;", "namespace X.A;", "class Five { string s = \"Four\"; } // Four"]),
        ]);

        Assert.Equal(["gateway/X/A, gateway/X/B, gateway/X/C"], graph.Circles());
    }
}
