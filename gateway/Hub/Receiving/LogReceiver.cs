using PitMarshal.Hub.Races;
using PitMarshal.Hub.Wire;
using PitMarshal.Store;
using PitMarshal.Store.Postgres;

namespace PitMarshal.Hub.Receiving;

/// <summary>
/// Takes batches of a venue's log: only what follows the last entry here, by position and hash, so that nothing is
/// lost, doubled or forked; and says so when it is durable.
/// </summary>
internal sealed class LogReceiver(
    PostgresStore store, OpenLogs logs, ShippingRows rows, HubShares shares, TimeProvider time)
{
    private static readonly LogHead s_nothing = new(0, new string('0', Chain.HashBytes * 2));
    private static readonly TimeSpan s_tellApart = TimeSpan.FromSeconds(1), s_askApart = TimeSpan.FromSeconds(10);

    private readonly Dictionary<(string, string), (long At, long Bytes, string? Fork)> _told = [];
    private readonly Dictionary<string, (long At, long Bytes, long Logs)> _taken = [];

    /// <summary>What is here of a log.</summary>
    internal HubReply Head(string venue, string race)
    {
        var log = store.Log(venue, race);
        if (!log.Exists)
        {
            return new HubReply(s_nothing);
        }
        using var reader = log.Read();
        return new HubReply(reader.Head);
    }

    /// <summary>Keeps the text of regulations, which an entry is to name.</summary>
    /// <exception cref="LogFailed">The store cannot keep it.</exception>
    internal HubReply Keep(string venue, string race, string hash, byte[] text)
    {
        var log = store.Log(venue, race);
        if (Full(venue, log, text.Length) is { } full)
        {
            return full;
        }
        log.KeepRegulations(hash, text);
        return Head(venue, race);
    }

    /// <exception cref="LogFailed">The store keeps nothing: nothing of the batch is here.</exception>
    internal HubReply Take(Claim claim, IReadOnlyList<ShippedEntry> entries)
    {
        // Before anything is made for it: what is refused leaves nothing behind.
        if (Wrong(claim, entries) is { } wrong)
        {
            return wrong;
        }
        var log = store.Log(claim.Venue, claim.Race);
        if (!log.Exists && (entries.Count == 0 || claim.After != s_nothing))
        {
            return claim.After == s_nothing ? new HubReply(s_nothing) : Refusal(
                s_nothing, RefusalReason.Ahead, "nothing of this log is here yet");
        }
        if (entries.Count > 0 && Full(claim.Venue, log, entries.Sum(entry => entry.Size)) is { } full)
        {
            return full with { Head = claim.After };
        }
        var reply = logs.With(claim.Venue, claim.Race, open => Take(claim, entries, open, log));
        Tell(claim, reply, reply.Reason is null ? entries.Sum(entry => entry.Size) : 0);
        return reply;
    }

    private static HubReply Take(Claim claim, IReadOnlyList<ShippedEntry> entries, ReceivedLog open, IRaceLog log)
    {
        var head = open.Head;
        if (claim.After != head)
        {
            return NotAtHead(claim, head, log);
        }
        if (open.MissingRegulations(entries) is { } hash)
        {
            return new HubReply(head, RefusalReason.Regulations, $"the regulations {hash[..8]} are not here yet", hash);
        }
        return entries.Count > 0 && open.Append(entries) is { } wrong
            ? Refusal(head, RefusalReason.Entry, wrong) : new HubReply(open.Head);
    }

    private static HubReply NotAtHead(Claim claim, LogHead head, IRaceLog log)
    {
        if (claim.After.Position > head.Position)
        {
            return Refusal(head, RefusalReason.Ahead, $"the log ends here with entry {head.Position}");
        }
        if (HashAt(log, claim.After.Position) != claim.After.Hash)
        {
            return Refusal(head, RefusalReason.Fork, $"entry {claim.After.Position} is another one here: "
                + "two logs went on under one name");
        }
        return claim.Written < head.Position
            ? Refusal(head, RefusalReason.Fork, $"the venue's log ends with entry {claim.Written}, and "
                + $"{head.Position} of it are here: it was cut, or is an older copy")
            : Refusal(head, RefusalReason.Behind, $"the log ends here with entry {head.Position}");
    }

    private static string HashAt(IRaceLog log, long position)
    {
        if (position == 0)
        {
            return s_nothing.Hash;
        }
        using var reader = log.Read();
        return Convert.ToHexStringLower(reader.Chained(position).First().Hash);
    }

    /// <summary>What is wrong with the batch in itself; null: nothing.</summary>
    private static HubReply? Wrong(Claim claim, IReadOnlyList<ShippedEntry> entries)
    {
        var chain = new Chain();
        chain.StartAfter(Convert.FromHexString(claim.After.Hash));
        var position = claim.After.Position;
        foreach (var entry in entries)
        {
            position++;
            if (BodyCheck.Wrong(entry) is { } wrong)
            {
                return Refusal(claim.After, RefusalReason.Entry, $"entry {position}: {wrong}");
            }
            chain.Next(position, entry.Kind, entry.Body);
        }
        return Convert.ToHexStringLower(chain.Last) == claim.End ? null : Refusal(
            claim.After, RefusalReason.Chain, $"the chain to entry {position} does not end with the hash that it has");
    }

    /// <summary>Refuses what is beyond the venue's share of the disk; the store is asked now and then.</summary>
    private HubReply? Full(string venue, IRaceLog log, long more)
    {
        var isNew = !log.Exists;
        (long At, long Bytes, long Logs) taken;
        lock (_taken)
        {
            taken = _taken.GetValueOrDefault(venue);
        }
        // Outside of the lock: a store that is slow for one venue holds up no other. A venue has one message at a time.
        if (taken.At == 0 || time.GetElapsedTime(taken.At) > s_askApart || isNew)
        {
            var (bytes, races) = rows.Share(venue);
            taken = (time.GetTimestamp(), bytes, races);
        }
        lock (_taken)
        {
            _taken[venue] = taken with { Bytes = taken.Bytes + more };
        }
        return taken.Bytes + more > shares.DiskBytes
            ? Refusal(s_nothing, RefusalReason.Full, $"the venue's logs have their {shares.DiskBytes} bytes")
            : taken.Logs >= shares.Logs && isNew
                ? Refusal(s_nothing, RefusalReason.Full, $"the venue has its {shares.Logs} races") : null;
    }

    /// <summary>For the pages of every hub; at most once a second, unless it is about a fork.</summary>
    private void Tell(Claim claim, HubReply reply, long bytes)
    {
        var fork = reply.Reason == RefusalReason.Fork ? reply.Text : null;
        lock (_told)
        {
            var (at, untold, before) = _told.GetValueOrDefault((claim.Venue, claim.Race));
            bytes += untold;
            if (at != 0 && before == fork && time.GetElapsedTime(at) < s_tellApart)
            {
                _told[(claim.Venue, claim.Race)] = (at, bytes, fork);
                return;
            }
            _told[(claim.Venue, claim.Race)] = (time.GetTimestamp(), 0, fork);
        }
        try
        {
            rows.Tell(claim.Venue, claim.Race, claim.Written, claim.WaitingMs, bytes, fork);
        }
        catch (LogFailed)
        {
            // The batch is kept, and that counts; this is told with the next, its bytes too.
            lock (_told)
            {
                _told[(claim.Venue, claim.Race)] = (0, bytes, null);
            }
        }
    }

    private static HubReply Refusal(LogHead head, RefusalReason reason, string text) => new(head, reason, text);
}
