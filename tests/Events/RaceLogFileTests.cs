using System.Text;
using PitMarshal.Events.Log;

namespace PitMarshal.Tests.Events;

/// <summary>What is left in the place of a race log when another is written there.</summary>
public sealed class RaceLogFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pitmarshal-ndjson-");

    private string Log => Path.Combine(_folder.FullName, "race.ndjson");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_log_that_grew_takes_the_place_of_what_it_was()
    {
        Write(2);
        Write(3);
        Assert.Equal(3, File.ReadAllLines(Log).Length);
        Assert.Single(_folder.GetFiles());
    }

    [Fact]
    public void A_longer_log_is_never_overwritten_by_a_shorter_one()
    {
        Write(5);
        Write(1);
        Write(0);
        Assert.Empty(File.ReadAllLines(Log));
        Assert.Equal(5, File.ReadAllLines(Log + ".1").Length);
        Assert.Single(File.ReadAllLines(Log + ".2"));
    }

    private void Write(int events) =>
        RaceLogFile.Write(Log, Enumerable.Repeat(Encoding.UTF8.GetBytes("""{"event":"RaceStarted"}"""), events));
}
