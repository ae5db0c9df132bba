using PitMarshal.Events;
using PitMarshal.Events.Json;
using PitMarshal.Hub.Shipping;
using PitMarshal.Ingest.Recording;
using PitMarshal.Ingest.Recording.Bodies;
using PitMarshal.Store;

namespace PitMarshal.Tests.Hub.Parts;

/// <summary>
/// A venue's log on its disk, written event by event with the verdicts as a gateway records them, and shipped when a
/// test says so.
/// </summary>
internal sealed class VenueLog : IDisposable
{
    private static readonly ShippingPace s_pace = new(TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(200),
        TimeSpan.FromSeconds(2), TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(5));

    private const string Rules =
        "regulations: r\nrules:\n  - { rule: minimum-stop, kind: min-duration, of: pit-lane-time, value: 10s }\n";

    private readonly DirectoryInfo _path;
    private readonly ILogWriter _writer;
    private readonly JudgedRace _race = new();
    private TaskCompletionSource _news = new();
    private int _events;

    /// <param name="from">A folder to copy the log of; null: a new one, with regulations.</param>
    internal VenueLog(VenueLog? from = null)
    {
        _path = Directory.CreateTempSubdirectory("pitmarshal-venue-");
        Folder = new DataFolder(_path.FullName);
        if (from is not null)
        {
            from.Folder.Log.CopyTo(Folder.LogFile);
            foreach (var text in Directory.GetFiles(Path.Combine(from._path.FullName, "regulations")))
            {
                Folder.Keep(File.ReadAllBytes(text), "rules");
            }
        }
        _writer = Folder.Log.Write();
        if (from is null)
        {
            var (rules, hash) = Folder.Keep(System.Text.Encoding.UTF8.GetBytes(Rules), "rules");
            Record(_writer.Append(EntryKind.Regulations, RegulationsBody.Write(rules.Name, hash, null)),
                _race.Apply(rules, hash));
            _writer.Commit();
        }
    }

    internal DataFolder Folder { get; }

    internal IRaceLog Log => Folder.Log;

    internal LogHead Head => _writer.Head;

    /// <summary>What the shipper told.</summary>
    internal List<string> Told { get; } = [];

    /// <summary>A race of a car with so many stops, every other one too short, and its observations.</summary>
    internal VenueLog Stops(int count)
    {
        if (_events == 0)
        {
            Append("""{"event":"RaceScheduled","at":"2026-06-13T13:00:00Z","race":"day"}""");
            Append("""{"event":"EntryListed","at":"2026-06-13T13:00:00Z","car":"27"}""");
            Append("""{"event":"RaceStarted","at":"2026-06-13T14:00:00Z"}""");
        }
        for (var i = 0; i < count; i++)
        {
            var at = Instant.Parse("2026-06-13T14:00:00Z").Plus((_events + 1) * 60_000_000L);
            Observe(_events);
            Append($$"""{"event":"CarPassed","at":"{{at}}","car":"27","line":"start-finish"}""");
            Append($$"""{"event":"CarPassed","at":"{{at.Plus(1_000_000)}}","car":"27","line":"pit-in"}""");
            var out_ = at.Plus(i % 2 == 0 ? 9_000_000 : 20_000_000);
            Append($$"""{"event":"CarPassed","at":"{{out_}}","car":"27","line":"pit-out"}""");
        }
        Commit();
        return this;
    }

    /// <summary>A verdict that judging does not give.</summary>
    internal VenueLog RecordFalsely()
    {
        _writer.RecordVerdict(_writer.Append(EntryKind.Rejected, "{}"u8), "minimum-stop/1", "{}");
        Commit();
        return this;
    }

    internal LogShipper Ship(string hub, string key, string race = "day") => new(HubAddress.Parse(hub), key,
        new ShippedLog(race, Log, Folder.RegulationsText, () => Volatile.Read(ref _news).Task), null, s_pace,
        text => { lock (Told) { Told.Add(text); } });

    public void Dispose()
    {
        _writer.Dispose();
        _path.Delete(recursive: true);
    }

    private void Append(string json)
    {
        Assert.True(EventJson.TryParse(json, out var e, out var what), what);
        _events++;
        Record(_writer.AppendEvent(json), _race.Apply(e!));
    }

    private void Observe(long n) => _writer.AppendObservation(
        _events <= 3 ? _writer.NewStream("entry", "5f21c0d4") : 1, n,
        ObservationBody.Write("entry", "5f21c0d4", new Instant(n), System.Text.Encoding.UTF8.GetBytes(
            $$"""{"n":{{n}},"us":{{n}},"pm":1,"k":"loop","p":"pit-in","on":true}""")));

    private void Commit()
    {
        _writer.Commit();
        Interlocked.Exchange(ref _news, new TaskCompletionSource()).SetResult();
    }

    private void Record(long position, IReadOnlyList<VerdictEntry> entries)
    {
        foreach (var (change, json) in entries)
        {
            _writer.RecordVerdict(position, change.Id, json);
        }
    }
}
