using System.Text;
using PitMarshal.Broker;
using PitMarshal.Events;
using PitMarshal.Ingest;
using PitMarshal.Ingest.Damage;
using PitMarshal.Ingest.Loading;
using PitMarshal.Ingest.Messages;
using PitMarshal.Ingest.Recording;
using PitMarshal.Judge.Verdicts;
using PitMarshal.Store;
using PitMarshal.Tests.Support.Common;

namespace PitMarshal.Tests.Ingest.Damage;

/// <summary>
/// A race of one car in a folder, as a kill leaves it: the first part in the database, the second in the write-ahead
/// file. A start does what <c>run</c> does.
/// </summary>
internal sealed class SmallLog : IDisposable
{
    private static readonly Venue s_venue = new("home",
        [new VenueStation("entry", "pit-entry", [new StationInput("serial", "tag", Point: "pit-in")])],
        new BrokerListener());

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pitmarshal-small-");
    private Instant _now = Instant.Parse("2026-06-13T14:00:00Z");

    /// <param name="pageSize">Of the database: small ones make a small file.</param>
    internal SmallLog(int pageSize)
    {
        var live = new DataFolder(In("live"));
        DatabaseFile.Change(live.LogFile, $"PRAGMA page_size = {pageSize}; VACUUM");
        File.WriteAllText(In("rules.yaml"),
            "regulations: r\nrules:\n  - { rule: minimum-stop, kind: min-duration, of: pit-lane-time, value: 10s }\n");
        using (var log = live.Log.Write())
        {
            var intake = Open(live, log, In("rules.yaml"));
            Decide(intake, new EntryListed("27", Transponders: ["1"]), new EntryListed("7", Transponders: ["2"]));
            Decide(intake, new RaceScheduled("enduro", null, 3_600_000));
            Decide(intake, new RaceStarted());
            Observe(intake, 1, 2, 3);
        }
        Keep("database");
        using (var log = live.Log.Write())
        {
            var intake = Open(live, log, null);
            Observe(intake, 4, 5);
            Decide(intake, new CarPassed("27", null, "pit-out"));
            Observe(intake, 6);
            Keep("killed");
        }
        Sound = Started("killed").State!;
        Assert.NotEqual(Sound, Started("database").State);
    }

    internal DataFolder Folder(string name) => new(In(name));

    /// <summary>What the log says, and what follows from it.</summary>
    internal string Sound { get; }

    /// <summary>A copy of what was kept under a name.</summary>
    internal DataFolder Copy(string from, string to)
    {
        Directory.CreateDirectory(In(to));
        foreach (var stale in Directory.GetFiles(In(to)))
        {
            File.Delete(stale);
        }
        foreach (var file in Directory.GetFiles(In(from)))
        {
            File.Copy(file, Path.Combine(In(to), Path.GetFileName(file)));
        }
        Directory.CreateDirectory(Path.Combine(In(to), "regulations"));
        foreach (var file in Directory.GetFiles(Path.Combine(In("live"), "regulations")))
        {
            File.Copy(file, Path.Combine(In(to), "regulations", Path.GetFileName(file)), overwrite: true);
        }
        return Folder(to);
    }

    internal (string? Told, string? State) Started(string from) => Start(Copy(from, $"{from}-started"));

    /// <summary>Starts a gateway on a folder: what it tells, else what it goes on with.</summary>
    /// <param name="goesOn">It takes an observation after that.</param>
    internal (string? Told, string? State) Start(DataFolder folder, bool goesOn = false)
    {
        try
        {
            if (DamagedLog.Telling(folder, () => LoadedRace.Of(folder)) is { } loaded)
            {
                return ($"loaded from {loaded.File}", null);
            }
            List<string> notices = [];
            using var log = DamagedLog.Open(folder);
            var intake = Judging.Open(folder, s_venue, log, null, _now, notices.Add);
            var state = State(folder, intake);
            if (goesOn)
            {
                Observe(intake, 7);
            }
            return notices.Count > 0 ? (notices[0], null) : (null, state);
        }
        catch (Exception told) when (told is LogFailed or BadInput)
        {
            return (told.Message, null);
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static Intake Open(DataFolder folder, ILogWriter log, string? regulations) =>
        Judging.Open(folder, s_venue, log, regulations, Instant.Parse("2026-06-13T14:00:00Z"), _ => { });

    private static string State(DataFolder folder, Intake intake)
    {
        using var reader = folder.Log.Read();
        using var feed = folder.Log.Follow();
        var text = new StringBuilder().AppendJoin('\n', intake.Verdicts().Select(VerdictJson.Write));
        text.AppendJoin('\n', reader.Entries().Select(entry => Encoding.UTF8.GetString(entry.Body)));
        text.AppendJoin('\n', reader.Events().Select(Encoding.UTF8.GetString));
        text.AppendJoin('\n', reader.VerdictHistory()).AppendJoin('\n', reader.Observations());
        text.AppendJoin('\n', feed.After(feed.Before(1), 1000)).Append(reader.FindBreak());
        text.AppendJoin('\n', intake.Verdicts().SelectMany(verdict => reader.VerdictHistory(verdict.Id, 9)));
        return text.ToString();
    }

    private void Observe(Intake intake, params int[] numbers)
    {
        var observed = numbers.Select(n =>
            $$"""{"n":{{n}},"us":{{n * 20_000_000L}},"pm":4,"k":"tag","p":"pit-in","id":"{{1 + (n % 2)}}","hits":9}""");
        _now = _now.Plus(1_000_000);
        intake.Take(new Incoming(IncomingKind.Observations, "obs", "home", "entry",
            Encoding.UTF8.GetBytes($$"""{"boot":"5f21c0d4","obs":[{{string.Join(',', observed)}}]}"""), _now));
        intake.Pass(_now);
        intake.Commit();
    }

    private void Decide(Intake intake, params RaceEvent[] events)
    {
        _now = _now.Plus(1_000_000);
        Assert.Null(intake.Decide([.. events.Select(e => e with { By = "Ana" })], _now).Refusal?.Reason);
        intake.Commit();
    }

    /// <summary>The files as they are now, which is what a killed process leaves.</summary>
    private void Keep(string name)
    {
        Directory.CreateDirectory(In(name));
        foreach (var file in new DataFolder(In("live")).LogFiles().Where(file => File.Exists(file)
            && !file.EndsWith("-shm", StringComparison.Ordinal)))
        {
            File.Copy(file, Path.Combine(In(name), Path.GetFileName(file)));
        }
    }

    private string In(string name) => Path.Combine(_folder.FullName, name);
}
