using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace PitMarshal.Tests.Firmware.Projects;

/// <summary>nf.sln and its projects as Visual Studio and VS Code will find them.</summary>
public sealed class SolutionTests
{
    [Fact]
    public void The_solution_holds_every_device_project_and_no_other()
    {
        string solution = File.ReadAllText(Path.Combine(DeviceProject.Root, "nf.sln"));
        var named = Regex.Matches(solution, @"^Project\(.*?\) = "".*?"", ""(.*?)""", RegexOptions.Multiline)
            .Select(match => match.Groups[1].Value.Replace('\\', '/'));

        Assert.NotEmpty(DeviceProject.All);
        Assert.Equal(DeviceProject.All.Select(project => project.Path), named.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Each_project_names_the_sources_in_its_folder()
    {
        Assert.All(DeviceProject.All.Where(project => project.HasSources), project =>
            Assert.Equal(project.Present, project.Listed));
    }

    [Fact]
    public void The_two_builds_of_a_board_are_of_the_same_sources()
    {
        DeviceProject box = DeviceProject.All.Single(project => project.Path.EndsWith("BoxBoard.nfproj"));
        DeviceProject board = DeviceProject.All.Single(project => project.Path.EndsWith("/Board.nfproj"));

        Assert.Equal(board.Listed, box.Listed);
        Assert.Contains("Iot.Device.Mfrc522", box.References.Keys);
        Assert.DoesNotContain(board.References.Keys, name => name.StartsWith("Iot.Device."));
    }

    [Fact]
    public void Each_assembly_is_looked_for_where_the_package_is_restored()
    {
        foreach (DeviceProject project in DeviceProject.All)
        {
            string up = string.Concat(Enumerable.Repeat(@"..\", project.Depth));
            string[] places = [.. project.PackageFolders.Select(folder => $@"{up}packages\{folder}\lib\")];

            Assert.All(project.References.Values, path => Assert.Contains(places, path.StartsWith));
        }
    }

    [Fact]
    public void Each_package_named_is_used()
    {
        foreach (DeviceProject project in DeviceProject.All)
        {
            Assert.All(project.PackageFolders, folder =>
                Assert.Contains(project.References.Values, path => path.Contains($@"\{folder}\")));
        }
    }
}
