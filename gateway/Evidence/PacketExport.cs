using System.Text.Unicode;
using PitMarshal.Events;
using PitMarshal.Evidence.Packets;
using PitMarshal.Evidence.Sealing;
using PitMarshal.Ingest;
using PitMarshal.Ingest.Recording;
using PitMarshal.Ingest.Recording.Bodies;
using PitMarshal.Judge.Pit;
using PitMarshal.Judge.Verdicts;
using PitMarshal.Store;

namespace PitMarshal.Evidence;

/// <summary>Takes what concerns one stop out of a race's log, also beside the gateway that writes it.</summary>
public static class PacketExport
{
    /// <summary>The name and version of this program as a packet tells them.</summary>
    public static string Program { get; } =
        $"pitmarshal {typeof(PacketExport).Assembly.GetName().Version!.ToString(3)}";

    /// <summary>The packet of a stop.</summary>
    /// <param name="folder">The race's.</param>
    /// <param name="car">Its number.</param>
    /// <param name="stop">From 1.</param>
    /// <param name="made">Now.</param>
    /// <param name="end">Position of the last entry to take; null: all there are.</param>
    /// <exception cref="BadInput">There is no log, no such stop, or the regulations are missing.</exception>
    /// <exception cref="LogFailed">The log is damaged, or judging it again does not give the
    /// recorded verdicts.</exception>
    public static EvidencePacket Of(DataFolder folder, string car, int stop, Instant made, long? end = null)
    {
        if (!folder.Log.Exists)
        {
            throw new BadInput($"{folder.Log}: there is no log");
        }
        using var reader = folder.Log.Read();
        var (events, last) = Read(reader, end ?? long.MaxValue);
        var recorded = Recorded(reader, last.Entry.Position, car, stop);
        var whole = new PacketSource
        {
            Made = made,
            Program = Program,
            Car = car,
            Stop = stop,
            Whole = true,
            Regulations = folder.RegulationsText(
                events.LastOrDefault(e => e.Entry.Kind == EntryKind.Regulations) is { } choice
                ? RegulationsBody.Hash(choice.Entry.Body)
                : throw new BadInput($"{folder.Log}: no regulations judge this race yet")),
            EndPosition = last.Entry.Position,
            EndHash = last.Hash,
            Entries = events,
        };
        var all = EvidencePacket.From(whole);
        if (!Verdicts(all).SequenceEqual(recorded))
        {
            throw new LogFailed($"{folder.Log}: judging again does not give the recorded verdicts on this stop; "
                + $"`pitmarshal verify` says where");
        }
        return Chosen(all, recorded) is { } chosen
            ? EvidencePacket.From(chosen.Source with { Entries = Observed(reader, chosen) })
            : EvidencePacket.From(whole with { Entries = Observed(reader, all) });
    }

    /// <summary><c>stop-27-3.html</c>; of a car's number only letters, digits and hyphens.</summary>
    public static string FileName(string car, int stop, string ending) =>
        $"stop-{string.Concat(car.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'))}-{stop}.{ending}";

    /// <summary>The packet of fewer events; null where that is another stop, or another verdict on it.</summary>
    private static EvidencePacket? Chosen(EvidencePacket all, IReadOnlyList<string> recorded)
    {
        var events = all.Source.Entries.Where(e => e.Entry.Kind == EntryKind.Event)
            .Select(e => (Entry: e, Event: Rejudging.Parse(e.Entry))).ToList();
        var selection = new Selection(all.Source.Car, events, [.. all.Verdicts.Select(judged => judged.Verdict.Id)]);
        var basis = all.RestsOn.Select(entry => entry.Entry.Position).ToHashSet();
        var samples = all.Clocks.Select(clock => clock.Sample).ToHashSet<RaceEvent?>();
        var left = events.Where(e => !basis.Contains(e.Entry.Entry.Position) && !samples.Contains(e.Event)
            && !selection.Takes(e.Entry.Entry, e.Event))
            .Select(e => e.Entry.Entry.Position).ToHashSet();
        try
        {
            var chosen = EvidencePacket.From(all.Source
                with { Whole = false, Entries = [.. all.Source.Entries.Where(e => !left.Contains(e.Entry.Position))] });
            return Verdicts(chosen).SequenceEqual(recorded) && PacketJson.Stop(chosen) == PacketJson.Stop(all)
                ? chosen
                : null;
        }
        catch (BadInput)
        {
            // Without the others there is no such stop.
            return null;
        }
    }

    private static (List<ChainedEntry> Judged, ChainedEntry Last) Read(ILogReader reader, long end)
    {
        var judged = new List<ChainedEntry>();
        ChainedEntry? last = null;
        foreach (var entry in reader.Chained().TakeWhile(entry => entry.Entry.Position <= end))
        {
            last = entry;
            if (entry.Entry.Kind is EntryKind.Event or EntryKind.Regulations)
            {
                judged.Add(entry);
            }
        }
        return (judged, last ?? throw new BadInput("the log is empty"));
    }

    /// <summary>The verdicts on a stop as they stood at a position, in the order of their names.</summary>
    private static IReadOnlyList<string> Recorded(ILogReader reader, long position, string car, int stop)
    {
        var standing = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var mark = $"/{car}/stop-{stop}";
        foreach (var change in reader.VerdictHistory().TakeWhile(change => change.Position <= position))
        {
            if (!change.Id.EndsWith(mark, StringComparison.Ordinal))
            {
                continue;
            }
            standing.Remove(change.Id);
            if (change.Json is { } json)
            {
                standing.Add(change.Id, json);
            }
        }
        return [.. standing.Values];
    }

    /// <summary>The entries of a packet with the observations that its stop rests on.</summary>
    private static IReadOnlyList<ChainedEntry> Observed(ILogReader reader, EvidencePacket packet)
    {
        var sources = packet.RestsOn.Where(e => e.Entry.Kind == EntryKind.Event)
            .Select(e => Rejudging.Parse(e.Entry).Source).OfType<string>().ToHashSet();
        var wanted = reader.Observations().TakeWhile(o => o.Position <= packet.Source.EndPosition)
            .Where(o => sources.Contains($"{o.Station}/{o.Boot}/{o.N}")).Select(o => o.Position).ToHashSet();
        var observed = wanted.Count == 0
            ? []
            : reader.Chained().TakeWhile(e => e.Entry.Position <= packet.Source.EndPosition)
            .Where(e => wanted.Contains(e.Entry.Position) && Utf8.IsValid(e.Entry.Body)).ToList();
        return [.. packet.Source.Entries.Concat(observed).OrderBy(e => e.Entry.Position)];
    }

    private static IReadOnlyList<string> Verdicts(EvidencePacket packet) =>
        [.. packet.Verdicts.Select(judged => judged.Verdict).OrderBy(verdict => verdict.Id, StringComparer.Ordinal)
            .Select(VerdictJson.Write)];
}
