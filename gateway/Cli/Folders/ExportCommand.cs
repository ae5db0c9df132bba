using System.CommandLine;
using System.Globalization;
using PitMarshal.Cli.Machine;
using PitMarshal.Events;
using PitMarshal.Evidence;
using PitMarshal.Evidence.Page;
using PitMarshal.Evidence.Sealing;
using PitMarshal.Ingest;
using PitMarshal.Ingest.Recording;

namespace PitMarshal.Cli.Folders;

/// <summary>
/// <c>export</c>: the evidence packet of one stop, as a page or as JSON; also beside a running gateway.
/// </summary>
internal static class ExportCommand
{
    public static Command Create()
    {
        var data = new Option<string>("--data")
        {
            Description = "the race's folder", HelpName = "DIR", Required = true,
        };
        var stop = new Option<string>("--stop")
        {
            Description = "the car's number and that of its stop, such as 27/3", HelpName = "CAR/N", Required = true,
        };
        var file = new Option<string?>("--out")
        {
            Description = "where to write; stop-CAR-N.html here otherwise", HelpName = "FILE",
        };
        var json = new Option<bool>("--json") { Description = "the packet's JSON alone" };
        var command = new Command("export", "Write the evidence packet of one stop.") { data, stop, file, json };
        var store = new StoreOption();
        store.AddTo(command);
        command.SetAction(parsed => Run(
            store.Folder(parsed, parsed.GetRequiredValue(data)), parsed.GetRequiredValue(stop), parsed.GetValue(file),
            parsed.GetValue(json), Console.Out));
        return command;
    }

    private static int Run(DataFolder folder, string named, string? file, bool isJson, TextWriter output)
    {
        var (car, stop) = Read(named);
        var packet = PacketExport.Of(folder, car, stop, Instant.From(DateTimeOffset.UtcNow));
        using var key = EvidenceKey.Open(folder);
        var closed = SealedPacket.Of(packet, key);
        file ??= PacketExport.FileName(car, stop, isJson ? "json" : "html");
        Write(file, isJson ? [.. closed.Json(), (byte)'\n'] : PacketPage.Write(packet, closed));
        output.WriteLine(Terminal.Plain(
            $"{file}: car {car}, stop {stop}: {packet.Verdicts.Count} verdicts from {packet.Events} events"
            + (packet.Source.Whole ? ", all of the log: fewer do not give the same" : "")));
        output.WriteLine($"signed with the key {closed.Fingerprint}");
        return 0;
    }

    /// <summary>A car's number may hold a slash itself: the last one parts.</summary>
    private static (string Car, int Stop) Read(string named)
    {
        var slash = named.LastIndexOf('/');
        return slash > 0 && int.TryParse(
            named.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var stop) && stop > 0
            ? (named[..slash], stop)
            : throw new BadInput($"--stop: '{named}' is not CAR/N, such as 27/3");
    }

    /// <summary>The file is whole or not there: it gets its name when all is written.</summary>
    private static void Write(string file, byte[] bytes)
    {
        var part = file + ".part";
        File.WriteAllBytes(part, bytes);
        File.Move(part, file, overwrite: true);
    }
}
