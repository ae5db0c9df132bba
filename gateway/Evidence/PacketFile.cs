using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using PitMarshal.Events;
using PitMarshal.Events.Json;
using PitMarshal.Evidence.Packets;
using PitMarshal.Evidence.Page;
using PitMarshal.Evidence.Sealing;
using PitMarshal.Store;

namespace PitMarshal.Evidence;

/// <summary>A packet as it came in a file: the JSON alone, or the page that holds it.</summary>
/// <param name="Sealed">Its text, seal and signature, none of them checked.</param>
/// <param name="Source">What it says it rests on.</param>
/// <param name="Page">The whole page; null where the JSON came alone.</param>
public sealed record PacketFile(SealedPacket Sealed, PacketSource Source, byte[]? Page)
{
    /// <summary>No packet is longer, in bytes: all events of a day's race are a quarter of it.</summary>
    public const int SizeMax = 1 << 27;

    private const int DepthMax = 16;

    private static readonly JsonDocumentOptions s_strict = new()
    {
        MaxDepth = DepthMax, AllowDuplicateProperties = false,
    };

    /// <summary>The bytes of a file, not more than a packet can have.</summary>
    /// <exception cref="BadInput">It cannot be read, or is too long.</exception>
    public static byte[] Bytes(string file)
    {
        try
        {
            using var stream = File.OpenRead(file);
            var bytes = new byte[SizeMax + 1];
            var length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return length <= SizeMax ? bytes[..length] : throw new BadInput($"{file}: longer than {SizeMax} bytes");
        }
        catch (Exception unreadable) when (unreadable
            is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new BadInput($"{file}: cannot be read: {unreadable.Message}");
        }
    }

    /// <summary>Reads a file's bytes.</summary>
    /// <exception cref="BadInput">It is no packet: <c>file: what is wrong</c>.</exception>
    public static PacketFile Read(byte[] bytes, string file)
    {
        if (!Utf8.IsValid(bytes))
        {
            throw new BadInput($"{file}: not valid UTF-8");
        }
        var isPage = bytes is [(byte)'<', ..];
        var json = isPage
            ? PacketPage.Json(bytes) ?? throw new BadInput($"{file}: a page without a packet, or cut off")
            : WithoutEnd(bytes);
        try
        {
            using var document = JsonDocument.Parse(json, s_strict);
            return Read(json, new JsonFields(document.RootElement), isPage ? bytes : null);
        }
        catch (Exception bad) when (bad
            is JsonException or BadField or FormatException or InvalidOperationException or KeyNotFoundException)
        {
            throw new BadInput($"{file}: no packet: {bad.Message}");
        }
    }

    private static PacketFile Read(ReadOnlyMemory<byte> json, JsonFields packet, byte[]? page)
    {
        if (packet.Text("packet") is var form && form != PacketJson.Form)
        {
            throw new BadField($"its form is '{form}'; this program reads {PacketJson.Form}");
        }
        var log = new JsonFields(packet.Object.GetProperty("log"));
        var source = new PacketSource
        {
            Made = packet.Instant("made"),
            Program = packet.Text("by"),
            Car = packet.Text("car"),
            Stop = checked((int)Math.Min(packet.Count("stop"), int.MaxValue)),
            Whole = log.Text("events") switch
            {
                "all" => true,
                "chosen" => false,
                var other => throw new BadField($"events must be all or chosen, not '{other}'"),
            },
            Regulations = Encoding.UTF8.GetBytes(new JsonFields(packet.Object.GetProperty("regulations")).Text("text")),
            EndPosition = log.Count("endPosition"),
            EndHash = Hash(log, "endHash"),
            Entries = (log.ObjectsOrNull("entries") ?? throw new BadField("entries is missing")).ConvertAll(Entry),
        };
        var seal = json.Span.LastIndexOf(",\"seal\":\""u8);
        byte[] content = seal < 0 ? throw new BadField("seal is missing") : [.. json.Span[..seal], (byte)'}'];
        byte[] key = Convert.FromBase64String(packet.Text("key")),
            signature = Convert.FromBase64String(packet.Text("signature"));
        var closed = new SealedPacket(content, Hash(packet, "seal"), key, signature);
        return json.Span.SequenceEqual(closed.Json()) ? new(closed, source, page)
            : throw new BadField("seal, key and signature are not its last fields, as pitmarshal writes them");
    }

    private static ChainedEntry Entry(JsonFields entry)
    {
        var kind = entry.Count("kind");
        return kind is (long)EntryKind.Event or (long)EntryKind.Observation or (long)EntryKind.Regulations
            ? new(new LogEntry(entry.Count("position"), (EntryKind)kind, entry.Count("event"),
                Encoding.UTF8.GetBytes(entry.Text("body"))),
                Hash(entry, "previous"), Hash(entry, "hash"))
            : throw new BadField($"kind {kind} is none of a packet's");
    }

    private static byte[] Hash(JsonFields fields, string name) =>
        Convert.FromHexString(fields.Text(name)) is { Length: Chain.HashBytes } hash
        ? hash
        : throw new BadField($"{name} must be {Chain.HashBytes} bytes in hex");

    /// <summary>A file that ends with a line feed, as files of text do, holds the same packet.</summary>
    private static ReadOnlyMemory<byte> WithoutEnd(byte[] bytes) =>
        bytes is [.., (byte)'\n'] ? bytes.AsMemory(0, bytes.Length - 1) : bytes;
}
