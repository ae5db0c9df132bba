using PitMarshal.Ingest.Recording;
using PitMarshal.Store;
using PitMarshal.Tests.Support.Common;
using PitMarshal.Tests.Support.Gateways;
using static PitMarshal.Tests.Support.Gateways.World;

namespace PitMarshal.Tests.Cli;

/// <summary>The whole program on a disk that takes nothing.</summary>
public sealed class FullDiskStartTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pitmarshal-full-");

    public FullDiskStartTests() => File.WriteAllText(Path.Combine(Data, "venue.yaml"), """
        venue: home
        broker: { port: any }
        stations:
          entry: { role: pit-entry, inputs: [ { in: serial, kind: tag, point: pit-in } ] }
        """);

    private string Data => _folder.FullName;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task It_starts_shows_what_is_there_and_goes_on_by_itself_when_there_is_room()
    {
        // Elsewhere no process can be limited so from outside.
        Assert.True(OperatingSystem.IsLinux(), "needs Linux");
        using (var before = GatewayProgram.Start(Data))
        {
            using var station = new TestStation("entry", before.OptionsFor("entry"));
            station.Observe(Tag(1, 1_000));
            station.AckOf(1).Within();
        }

        using (var full = GatewayProgram.StartWithoutRoom(Data, "--listen", "http://127.0.0.1:0"))
        {
            using var visitor = new HttpClient { BaseAddress = new Uri(full.Address) };
            Assert.True(SpinWait.SpinUntil(() => Health(visitor).Contains("\"part\":\"store\""), Waiting.Long));
            foreach (var page in (string[])["/", "/race", "/stations", "/verdicts"])
            {
                Assert.Contains("Nothing new is kept or acknowledged", await visitor.GetStringAsync(page));
            }
            using var station = new TestStation("entry", full.OptionsFor("entry"));
            station.Observe(Tag(1, 1_000), Tag(2, 2_000));
            await visitor.GetStringAsync("/stations");
            Assert.InRange(station.Acked, 0, 1);

            full.MakeRoom();
            Assert.True(SpinWait.SpinUntil(() => !Health(visitor).Contains("store"), Waiting.Long));
            // As a station does with what was not acknowledged.
            station.Observe(Tag(1, 1_000), Tag(2, 2_000));
            station.AckOf(2).Within();
            Assert.Equal(0, full.Terminate());
        }

        using var reader = new DataFolder(Data).Log.Read();
        Assert.Null(reader.FindBreak());
        Assert.Equal(2, reader.Entries().Count(entry => entry.Kind == EntryKind.Observation));
    }

    private static string Health(HttpClient visitor) =>
        visitor.GetAsync("/healthz").Result.Content.ReadAsStringAsync().Result;
}
