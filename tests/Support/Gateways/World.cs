using System.Text;
using PitMarshal.Broker;
using PitMarshal.Events;
using PitMarshal.Events.Json;
using PitMarshal.Ingest;
using PitMarshal.Ingest.Decisions;
using PitMarshal.Ingest.Messages;
using PitMarshal.Ingest.Recording;
using PitMarshal.Store;

namespace PitMarshal.Tests.Support.Gateways;

/// <summary>
/// An intake on a real log in a folder of its own, with a clock that stands still until it is told to move.
/// </summary>
internal sealed class World : IDisposable
{
    internal const string Boot = "5f21c0d4";
    private static readonly Venue s_home = new("home",
    [
        new VenueStation("entry", "pit-entry", [new StationInput("serial", "tag", Point: "pit-in")]),
        new VenueStation("box-1", "box", [new StationInput("in1", "car", Box: "1")]),
    ], new BrokerListener());

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pitmarshal-log-");
    private readonly Venue _venue;
    private ILogWriter _log;
    private Intake _intake;

    internal World()
        : this(s_home)
    {
    }

    /// <param name="venue">Named home.</param>
    /// <param name="rules">The rules that judge; none without any.</param>
    internal World(Venue venue, params string[] rules)
    {
        this._venue = venue;
        if (rules.Length > 0)
        {
            File.WriteAllText(Path.Combine(_folder.FullName, "rules.yaml"),
                "regulations: test\nrules:\n" + string.Concat(rules.Select(rule => $"  - {rule}\n")));
        }
        (_log, _intake) = Open(rules.Length > 0 ? Path.Combine(_folder.FullName, "rules.yaml") : null);
    }

    internal Instant Now { get; set; } = Instant.Parse("2026-06-13T14:00:00Z");

    internal List<string> Notices { get; } = [];

    internal DataFolder Folder => new(_folder.FullName);

    internal Intake Intake => _intake;

    /// <summary>The last acknowledgement of each stream.</summary>
    internal Dictionary<string, long> Acked { get; } = [];

    internal void Put(string station, IncomingKind kind, ReadOnlySpan<byte> payload, string venue = "home") =>
        _intake.Take(
        new Incoming(kind, $"pitmarshal/v1/{venue}/{station}/{kind}", venue, station, payload.ToArray(), Now));

    internal void Put(string station, IncomingKind kind, string payload) =>
        Put(station, kind, Encoding.UTF8.GetBytes(payload));

    /// <summary>One message with these observations, and a commit.</summary>
    internal World Observe(string station, params string[] observations) => Observe(Boot, station, observations);

    internal World Observe(string boot, string station, string[] observations)
    {
        Put(station, IncomingKind.Observations, $$"""{"boot":"{{boot}}","obs":[{{string.Join(',', observations)}}]}""");
        return Commit();
    }

    /// <summary>An exchange without any delay, for a station whose boot was at this instant.</summary>
    internal World Exchange(string station, Instant booted, string boot = Boot)
    {
        var us = Now.Since(booted);
        Put(station, IncomingKind.ClockAsk,
            $$"""{"boot":"{{boot}}","us":{{us}},"last":[{{us}},{{Now.Micros}},{{Now.Micros}},{{us}}]}""");
        return Commit();
    }

    /// <summary>
    /// Somebody decides this, all of it at once, and it is taken; by Ana unless it says who. Then a commit.
    /// </summary>
    internal Decided Decide(params RaceEvent[] events)
    {
        var decided = Attempt(events);
        Assert.Null(decided.Refusal?.Reason);
        return decided;
    }

    /// <summary>Somebody decides what may be refused.</summary>
    internal Decided Attempt(params RaceEvent[] events)
    {
        var decided = _intake.Decide([.. events.Select(e => e.By is null ? e with { By = "Ana" } : e)], Now);
        Commit();
        return decided;
    }

    /// <summary>Nothing of this is recorded, for this reason.</summary>
    internal void Refused(string field, string reason, params RaceEvent[] events)
    {
        var before = Events().Count;
        var decided = Attempt(events);
        Assert.Equal(before, Events().Count);
        Assert.Equal((0, field), (decided.Number, decided.Refusal?.Field));
        Assert.Contains(reason, decided.Refusal!.Reason);
    }

    internal Decided UseRegulations(string text)
    {
        var (regulations, hash) = _intake.Keep(Encoding.UTF8.GetBytes(text), "rules.yaml");
        var decided = _intake.UseRegulations(regulations, hash, "Ana");
        Commit();
        return decided;
    }

    internal World Commit()
    {
        _intake.Pass(Now);
        foreach (var ack in _intake.Commit().Acks)
        {
            Acked[$"{ack.Station}/{ack.Boot}"] = ack.UpTo;
        }
        return this;
    }

    internal World Pass(double seconds)
    {
        Now = Now.Plus((long)(seconds * 1e6));
        return Commit();
    }

    internal World Restart()
    {
        _log.Dispose();
        (_log, _intake) = Open(null);
        return Commit();
    }

    /// <summary>Events of the log, without the clock's, in short: name and what the test asks for.</summary>
    internal IReadOnlyList<RaceEvent> Events()
    {
        using var reader = Folder.Log.Read();
        return [.. reader.Events().Select(Parse).Where(e => e is not ClockSampled)];
    }

    internal IReadOnlyList<string> Bodies(EntryKind kind)
    {
        using var reader = Folder.Log.Read();
        return [.. reader.Entries().Where(entry => entry.Kind == kind)
            .Select(entry => Encoding.UTF8.GetString(entry.Body))];
    }

    /// <summary>
    /// The first thing in the log that judging it again does not give; nothing where all is as recorded.
    /// </summary>
    internal string? Difference()
    {
        using var reader = Folder.Log.Read();
        var replay = new Replay(Folder.Recall);
        foreach (var _ in replay.Run(reader))
        {
        }
        return reader.FindBreak() ?? replay.FirstDifference ?? ObservationIndex.FindDifference(reader);
    }

    public void Dispose()
    {
        _log.Dispose();
        _folder.Delete(recursive: true);
    }

    internal static string Tag(long n, long us, string id = "1234", string point = "pit-in", long pm = 4) =>
        $$"""{"n":{{n}},"us":{{us}},"pm":{{pm}},"k":"tag","p":"{{point}}","id":"{{id}}","hits":12,"rssi":-40}""";

    internal static string Car(long n, long us, bool on) =>
        $$"""{"n":{{n}},"us":{{us}},"pm":0,"k":"car","box":"1","on":{{(on ? "true" : "false")}}}""";

    internal static string Fault(long n, long us, string input, string what) =>
        $$"""{"n":{{n}},"us":{{us}},"pm":0,"k":"fault","input":"{{input}}","what":"{{what}}"}""";

    internal static RaceEvent Parse(byte[] json) =>
        EventJson.TryParse(json, out var e, out var what) ? e! : throw new InvalidOperationException(what);

    private (ILogWriter, Intake) Open(string? regulations)
    {
        var opened = Folder.Log.Write();
        return (opened, Judging.Open(Folder, _venue, opened, regulations, Now, Notices.Add));
    }
}
