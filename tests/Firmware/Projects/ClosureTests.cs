using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Xunit;
using Xunit.Abstractions;

namespace PitMarshal.Tests.Firmware.Projects;

/// <summary>
/// packages.config restores what it names and nothing else, and a board does not start when one assembly is missing
/// that
/// another refers to.
/// </summary>
public sealed class ClosureTests(ITestOutputHelper output)
{
    // What the drivers of badge and range sensors refer to, and the station itself does not.
    private static readonly string[] s_throughOthers =
    [
        "Iot.Device.Mifare", "Iot.Device.Ndef", "Iot.Device.Ultralight", "System.Buffers.Binary.BinaryPrimitives",
        "System.Diagnostics.Stopwatch", "nanoFramework.Logging", "nanoFramework.M2Mqtt.Core",
            "nanoFramework.System.Collections",
    ];

    [Fact]
    public void The_station_names_what_its_libraries_refer_to()
    {
        DeviceProject box = DeviceProject.All.Single(project => project.Path.EndsWith("BoxBoard.nfproj"));

        Assert.All(s_throughOthers, name => Assert.Contains(name, box.References.Keys));
    }

    [Fact]
    public void No_assembly_refers_to_one_that_is_not_named()
    {
        string listings = Path.Combine(DeviceProject.Root, "..", "shared", "nanoframework", "api");
        if (!Directory.Exists(listings))
        {
            output.WriteLine("The listings of the packages are not here: only the names above were checked.");
            listings = null;
        }

        var missing =
            from project in DeviceProject.All
            from name in project.References.Keys
            from referred in listings is null ? [] : ReferredBy(name, listings)
            where !project.References.ContainsKey(referred)
            select $"{project.Path}: {name} refers to {referred}";

        Assert.Empty(missing);
    }

    private static IEnumerable<string> ReferredBy(string assembly, string listings)
    {
        const string Word = "reference ";
        string path = Path.Combine(listings, assembly + ".api");
        return File.Exists(path)
            ? File.ReadLines(path).Where(line => line.StartsWith(Word)).Select(line => line[Word.Length..].Trim())
            : [];
    }
}
