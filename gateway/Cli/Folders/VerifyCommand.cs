using System.CommandLine;
using PitMarshal.Cli.Machine;
using PitMarshal.Events;
using PitMarshal.Evidence;
using PitMarshal.Ingest.Damage;
using PitMarshal.Ingest.Recording;
using PitMarshal.Store;

namespace PitMarshal.Cli.Folders;

/// <summary>
/// <c>verify</c>: of a folder, that the hash chain holds and judging the log again gives the recorded
/// verdicts; of an evidence packet, that it is unchanged and its verdicts follow from it; of both, that the
/// packet is what this log gives.
/// </summary>
internal static class VerifyCommand
{
    private const int CheckFailed = 1;

    public static Command Create()
    {
        var data = new Option<string?>("--data") { Description = "the race's folder", HelpName = "DIR" };
        var packet = new Option<string?>("--packet")
        {
            Description = "an evidence packet, page or JSON; with --data also against that log", HelpName = "FILE",
        };
        var fingerprint = new Option<string?>("--fingerprint")
        {
            Description = "with --packet: of the key that must have signed it, as the venue published it",
            HelpName = "F",
        };
        var head = new Option<string?>("--head")
        {
            Description = "with --data: an entry that must be in the log, with 16 digits or more of its hash",
            HelpName = "POSITION:HASH",
        };
        var command = new Command(
            "verify", "Check that a log, or an evidence packet, is unchanged and gives its verdicts.")
        {
            data, packet, fingerprint, head,
        };
        var store = new StoreOption();
        store.AddTo(command);
        command.SetAction(parsed => (Folder(parsed, data, store), parsed.GetValue(packet),
            parsed.GetValue(head)) switch
        {
            (_, null, _) when parsed.GetValue(fingerprint) is not null =>
                throw new BadInput("verify: --fingerprint is of a packet: it needs --packet FILE"),
            (_, { }, { }) or (null, _, { }) =>
                throw new BadInput("verify: --head is of a log: it needs --data DIR alone"),
            (var folder, { } file, null) => Packet(file, parsed.GetValue(fingerprint), folder, Console.Out),
            ({ } folder, null, var known) => Run(folder, known is null ? null : KnownHead.Read(known), Console.Out,
                Console.Error),
            _ => throw new BadInput("verify: needs --data DIR, --packet FILE or both"),
        });
        return command;
    }

    /// <summary>
    /// Returns 0 when every check of the packet holds, else 1; each is a line on <paramref name="output"/>.
    /// </summary>
    private static int Packet(string file, string? fingerprint, DataFolder? folder, TextWriter output)
    {
        var bytes = PacketFile.Bytes(file);
        var found = PacketCheck.Of(bytes, file);
        if (fingerprint is not null)
        {
            found = [.. found, PacketCheck.SignedBy(fingerprint, bytes, file)];
        }
        if (folder is not null)
        {
            found = [.. found, PacketCheck.Against(folder, bytes, file)];
        }
        foreach (var (holds, what) in found)
        {
            output.WriteLine(Terminal.Plain($"{(holds ? '✓' : '✗')} {what}"));
        }
        return found.All(check => check.Holds) ? 0 : CheckFailed;
    }

    /// <summary>Returns 0 when all is as recorded; 1 with the first difference on <paramref name="error"/>.</summary>
    private static int Run(DataFolder folder, KnownHead? known, TextWriter output, TextWriter error)
    {
        using var reader = folder.Log.Read();
        var replay = new Replay(folder.Recall);
        long entries = 0;
        var (broken, accepted) = (reader.FindBreak(), DamagedLog.Accepted(reader));
        var found = broken is null || accepted.Count > 0 ? DamagedLog.Find(folder, reader) : null;
        foreach (var one in accepted)
        {
            output.WriteLine(Terminal.Plain(one));
        }
        // What somebody accepted is told, and does not keep the rest from being checked; the chain holds no more.
        var isAccepted = found is null && accepted.Count > 0;
        if ((isAccepted ? null : broken ?? found) is { } damage)
        {
            return Failed(damage);
        }
        if ((known?.LacksIn(reader) ?? Difference(reader, replay, ref entries)) is { } wrong)
        {
            return Failed(wrong);
        }
        if (broken is not null)
        {
            return Failed($"{broken}; that was accepted, and all else is as recorded");
        }
        output.WriteLine($"{entries} entries, {replay.Judge.Verdicts().Count} verdicts: all as recorded; "
            + $"the chain ends with {reader.Head.Short}");
        if (known is not null)
        {
            output.WriteLine($"entry {known.Position} is {known.Hash}, as was written down");
        }
        return 0;

        int Failed(string why)
        {
            error.WriteLine(Terminal.Plain($"{folder.Log}: {why}"));
            return CheckFailed;
        }
    }

    /// <summary>Null where no folder is named.</summary>
    private static DataFolder? Folder(ParseResult parsed, Option<string?> data, StoreOption store)
    {
        if (parsed.GetValue(data) is not { } path)
        {
            return null;
        }
        var folder = store.Folder(parsed, path);
        return folder.Log.Exists ? folder : throw new BadInput($"{path}: there is no log");
    }

    private static string? Difference(ILogReader reader, Replay replay, ref long entries)
    {
        try
        {
            foreach (var _ in replay.Run(reader))
            {
                entries++;
            }
            return replay.FirstDifference ?? ObservationIndex.FindDifference(reader);
        }
        catch (BadInput regulations)
        {
            return regulations.Message;
        }
        catch (Exception damaged) when (DamagedLog.IsDamage(damaged))
        {
            return $"after entry {entries}: {damaged.Message}";
        }
    }
}
