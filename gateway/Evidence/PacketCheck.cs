using System.Security.Cryptography;
using System.Text.Json;
using PitMarshal.Events;
using PitMarshal.Evidence.Packets;
using PitMarshal.Evidence.Page;
using PitMarshal.Evidence.Sealing;
using PitMarshal.Ingest.Damage;
using PitMarshal.Ingest.Recording;
using PitMarshal.Ingest.Recording.Bodies;
using PitMarshal.Store;

namespace PitMarshal.Evidence;

/// <summary>
/// Checks a packet by nothing but itself. Whatever anybody wrote into it, it is refused with a reason.
/// </summary>
public static class PacketCheck
{
    /// <summary>A packet that takes longer to judge was made to.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    /// <summary>What was checked, in order; it holds when all of it does.</summary>
    /// <param name="bytes">The page, or the JSON alone.</param>
    /// <param name="file">Its name, for errors.</param>
    /// <exception cref="BadInput">It is no packet: <c>file: what is wrong</c>.</exception>
    public static IReadOnlyList<PacketFinding> Of(byte[] bytes, string file)
    {
        var packet = PacketFile.Read(bytes, file);
        List<PacketFinding> found = [Seal(packet.Sealed), Signature(packet.Sealed), Entries(packet.Source),
            Regulations(packet.Source)];
        try
        {
            found.AddRange(Task.Run(() => Again(packet)).WaitAsync(s_patience).GetAwaiter().GetResult());
        }
        catch (TimeoutException)
        {
            found.Add(new(false, $"judging its events takes longer than {s_patience.TotalSeconds} s: not done"));
        }
        return found;
    }

    /// <summary>
    /// Whether this log gives that packet: the same entries up to the packet's end, the same
    /// choice of them, the same key.
    /// </summary>
    /// <exception cref="BadInput">It is no packet, or the log has no such stop.</exception>
    /// <exception cref="LogFailed">The log is damaged.</exception>
    public static PacketFinding Against(DataFolder folder, byte[] bytes, string file)
    {
        var (closed, source, _) = PacketFile.Read(bytes, file);
        if (!File.Exists(folder.EvidenceKey))
        {
            return new(false, "the log: its gateway has signed nothing yet");
        }
        using var key = EvidenceKey.Open(folder);
        var given = PacketExport.Of(folder, source.Car, source.Stop, source.Made, source.EndPosition);
        return key.Fingerprint != closed.Fingerprint
            ? new(false, $"the log: its gateway signs with another key, {key.Fingerprint}")
            : PacketJson.Content(given).AsSpan().SequenceEqual(closed.Content)
                ? new(true, $"the log: {folder.Log} gives this packet, to the byte")
            : new(false, $"the log: {folder.Log} gives another packet of this stop{Other(source)}");
    }

    /// <summary>Whether a packet names this key, as the venue published it.</summary>
    /// <exception cref="BadInput">It is no packet.</exception>
    public static PacketFinding SignedBy(string fingerprint, byte[] bytes, string file)
    {
        var signed = PacketFile.Read(bytes, file).Sealed.Fingerprint;
        return string.Equals(signed, fingerprint.Trim(), StringComparison.OrdinalIgnoreCase)
            ? new(true, $"the key: {signed}, as the venue published it")
            : new(false, $"the key: signed with {signed}, which is not {fingerprint.Trim()}");
    }

    private static PacketFinding Seal(SealedPacket closed) =>
        SHA256.HashData(closed.Content).AsSpan().SequenceEqual(closed.Seal)
        ? new(true, $"the seal: unchanged since it was sealed as {Convert.ToHexStringLower(closed.Seal)}")
        : new(false, "the seal is another's: something was changed after it was sealed");

    private static PacketFinding Signature(SealedPacket closed) =>
        EvidenceKey.Verify(closed.Key, closed.Content, closed.Signature)
        ? new(true, $"the signature: made with the key {closed.Fingerprint}; compare it with what the gateway printed")
        : new(false, $"the signature was not made with the key {closed.Fingerprint} for this content");

    private static PacketFinding Entries(PacketSource source)
    {
        ChainedEntry? before = null;
        foreach (var entry in source.Entries)
        {
            var position = entry.Entry.Position;
            if (!entry.Holds())
            {
                return new(false, $"entry {position} is not the one that was hashed");
            }
            if (position <= (before?.Entry.Position ?? 0) || position > source.EndPosition)
            {
                return new(false, $"entry {position} stands out of its order, or after the end of the chain");
            }
            if ((position - 1 == before?.Entry.Position && !entry.Previous.AsSpan().SequenceEqual(before.Hash))
                || (position == source.EndPosition && !entry.Hash.AsSpan().SequenceEqual(source.EndHash)))
            {
                return new(
                    false, $"entry {position} does not go on where entry {position - 1} ended, or is not the end");
            }
            before = entry;
        }
        return new(true, $"the entries: {source.Entries.Count}, each with its hash in the chain, which ended with "
            + $"entry {source.EndPosition} "
            + $"and {Convert.ToHexStringLower(source.EndHash)[..32]}; compare it with what officials wrote down");
    }

    /// <summary>They are those that the log chose last.</summary>
    private static PacketFinding Regulations(PacketSource source)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(source.Regulations));
        try
        {
            return source.Entries.LastOrDefault(entry => entry.Entry.Kind == EntryKind.Regulations) is { } choice
                && RegulationsBody.Hash(choice.Entry.Body) == hash
                ? new(true, $"the regulations: those that entry {choice.Entry.Position} of the log names, {hash}")
                : new(false, $"the regulations {hash} are not those that its log names");
        }
        catch (Exception damaged) when (DamagedLog.IsDamage(damaged))
        {
            return new(false, $"the log's choice of regulations cannot be read: {damaged.Message}");
        }
    }

    /// <summary>Makes everything in the packet anew of its entries and regulations, and compares.</summary>
    private static IReadOnlyList<PacketFinding> Again(PacketFile file)
    {
        try
        {
            var made = EvidencePacket.From(file.Source);
            var content = PacketJson.Content(made);
            if (Difference(file.Sealed.Content, content) is { } difference)
            {
                return [new(false, difference + Other(file.Source))];
            }
            PacketFinding judged = new(true, $"the verdicts: judging its {made.Events} events again gives its "
                + $"{made.Verdicts.Count} verdicts, to the byte");
            return file.Page is null
                ? [judged]
                : [judged, file.Page.AsSpan().SequenceEqual(PacketPage.Write(made, file.Sealed))
                ? new(true, "the page: shows what the packet says")
                : new(false, "the page does not show what the packet says: it was changed" + Other(file.Source))];
        }
        catch (Exception refused) when (refused is not OutOfMemoryException)
        {
            // Anybody may have written it: whatever its parts stumble over is a reason to refuse it.
            return [new(false, $"it cannot be judged again: {refused.Message}{Other(file.Source)}")];
        }
    }

    /// <summary>Which field is not what its entries and regulations give; null: none.</summary>
    private static string? Difference(byte[] given, byte[] made)
    {
        if (given.AsSpan().SequenceEqual(made))
        {
            return null;
        }
        using JsonDocument a = JsonDocument.Parse(given), b = JsonDocument.Parse(made);
        foreach (var field in b.RootElement.EnumerateObject())
        {
            if (!a.RootElement.TryGetProperty(field.Name, out var other)
                || other.GetRawText() != field.Value.GetRawText())
            {
                return $"'{field.Name}' is not what its events and regulations give";
            }
        }
        return "it has fields, or a form, that pitmarshal does not write";
    }

    private static string Other(PacketSource source) =>
        source.Program == PacketExport.Program
            ? ""
            : $" (made by {source.Program}; this is {PacketExport.Program}, which may write it otherwise)";
}
