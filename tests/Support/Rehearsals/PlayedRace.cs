using System.Text.Json;
using PitMarshal.Broker;
using PitMarshal.Ingest;
using PitMarshal.Ingest.Messages;
using PitMarshal.Ingest.Recording;
using PitMarshal.Simulation.Rehearsal;
using PitMarshal.Simulation.Rehearsal.Plans;
using PitMarshal.Store;

namespace PitMarshal.Tests.Support.Rehearsals;

/// <summary>
/// A race that has been driven on virtual stations, through a real broker, into a real log; and what came out.
/// </summary>
internal sealed class PlayedRace : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pitmarshal-race-");

    public PlayedRace(
        RehearsalPlan plan, string regulations, FaultPlan? faults = null,
        Func<string, Venue, string, IVenueBroker>? broker = null)
    {
        File.WriteAllText(RegulationsPath, regulations);
        using (VirtualRace race = new(
            plan, Data, RegulationsPath, faults, listen: "none", heard: _ => { }, broker)) { race.Run(); }
        Verdicts = [.. RaceResult.Read(Data).Lines];
        using ILogReader log = new DataFolder(Data).Log.Read();
        Observations = [.. log.Entries().Where(entry => entry.Kind == EntryKind.Observation)
            .Select(entry => System.Text.Encoding.UTF8.GetString(entry.Body))];
        Events = [.. log.Events().Select(json => System.Text.Encoding.UTF8.GetString(json))];
    }

    public string Data => _folder.CreateSubdirectory("data").FullName;

    public string RegulationsPath => Path.Combine(_folder.FullName, "regulations.yaml");

    /// <summary>The recorded verdicts as JSON lines, in the order of <c>judge</c>.</summary>
    public IReadOnlyList<string> Verdicts { get; }

    /// <summary>What the stations said, as it is stored.</summary>
    public IReadOnlyList<string> Observations { get; }

    /// <summary>The race log, as it would be exported.</summary>
    public IReadOnlyList<string> Events { get; }

    /// <summary>
    /// The verdicts as what they say, without what may differ between two runs of one race: each by its id, with its
    /// outcome, its measure, and its evidence named by what happened (a rebooted station numbers anew).
    /// </summary>
    public IReadOnlyDictionary<string, Finding> Findings()
    {
        Dictionary<string, Happening> happened = [];
        foreach (string line in Events)
        {
            using JsonDocument e = JsonDocument.Parse(line);
            if (e.RootElement.TryGetProperty("source", out JsonElement source))
            {
                DateTime at = e.RootElement.GetProperty("at").GetDateTime();
                string what = e.RootElement.TryGetProperty("line", out JsonElement name) ? name.GetString()! : "";
                happened[source.GetString()!] = new(
                    $"{e.RootElement.GetProperty("event").GetString()} {what}",
                    (at - VirtualRace.Green).TotalMilliseconds);
            }
        }
        return Verdicts.Select(line => Finding.Parse(line, happened)).ToDictionary(finding => finding.Id);
    }

    /// <summary>What the verdict says of itself.</summary>
    public string Reason(string id) =>
        Verdicts.Select(RecordedVerdict.Parse).Single(verdict => verdict.Id == id).Reason;

    /// <summary>Every pit-in of the log by car and ms of race time. Transponder 7001 is on car 1, and so on.</summary>
    public IEnumerable<(string Car, long AtMs)> PitInsMs()
    {
        foreach (string line in Events.Where(line => line.Contains("\"line\":\"pit-in\"", StringComparison.Ordinal)))
        {
            using JsonDocument e = JsonDocument.Parse(line);
            double ms = (e.RootElement.GetProperty("at").GetDateTime() - VirtualRace.Green).TotalMilliseconds;
            string transponder = e.RootElement.GetProperty("transponder").GetString()!;
            int car = int.Parse(transponder, System.Globalization.CultureInfo.InvariantCulture) - 7_000;
            yield return ($"{car}", (long)Math.Round(ms));
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
