using System.Text.Json;
using System.Text.Unicode;
using PitMarshal.Events;
using PitMarshal.Events.Json;

namespace PitMarshal.Ingest.Messages;

/// <summary>
/// Turns payloads into what they say or into the reason why they cannot be used. Never throws, whatever the bytes. A
/// payload is taken as a whole or not at all.
/// </summary>
public static class PayloadReader
{
    public const int LargestBytes = 64 * 1024, MostItems = 16;
    private const int BootMost = 16;
    private static readonly JsonReaderOptions s_strict = new() { MaxDepth = 8 };

    private delegate T Reading<T>(ref Utf8JsonReader json, ReadOnlyMemory<byte> payload);

    /// <summary>1 to 16 observations of one boot.</summary>
    public static ObsPayload? Observations(ReadOnlyMemory<byte> payload, out string reason) =>
        Read(payload, ReadStation, out reason);

    /// <summary>1 to 16 events that race control entered, numbered as a station's observations are.</summary>
    public static ObsPayload? Entered(ReadOnlyMemory<byte> payload, out string reason) =>
        Read(payload, ReadRaceControl, out reason);

    public static ClockAsk? Ask(ReadOnlyMemory<byte> payload, out string reason) =>
        Read(payload, ClockAsk.Read, out reason);

    public static StateReport? State(ReadOnlyMemory<byte> payload, out string reason) =>
        Read(payload, StateReport.Read, out reason);

    public static HealthReport? Health(ReadOnlyMemory<byte> payload, out string reason) =>
        Read(payload, HealthReport.Read, out reason);

    private static T? Read<T>(ReadOnlyMemory<byte> payload, Reading<T> reading, out string reason) where T : class
    {
        reason = payload.Length > LargestBytes ? $"larger than {LargestBytes} bytes"
            : !Utf8.IsValid(payload.Span) ? "not valid UTF-8"
            : "";
        if (reason.Length > 0)
        {
            return null;
        }
        try
        {
            var json = new Utf8JsonReader(payload.Span, s_strict);
            if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
            {
                throw new BadPayload("not a JSON object");
            }
            var said = reading(ref json, payload);
            return json.Read() ? throw new BadPayload("more than one JSON object") : said;
        }
        catch (BadPayload bad)
        {
            reason = bad.Message;
        }
        catch (JsonException broken)
        {
            reason = $"not JSON: byte {broken.BytePositionInLine}";
        }
        catch (InvalidOperationException)
        {
            reason = "not JSON: text with half a character in it, or a value where a name belongs";
        }
        return null;
    }

    internal static string Boot(ref Utf8JsonReader json) =>
        ObservationReader.Word(ref json, "boot") is { Length: <= BootMost } boot && boot.All(char.IsAsciiLetterOrDigit)
            ? boot
            : throw new BadPayload($"boot is not at most {BootMost} letters and digits");

    private static ObsPayload ReadStation(ref Utf8JsonReader json, ReadOnlyMemory<byte> payload) =>
        ReadItems(ref json, payload, entered: false);

    private static ObsPayload ReadRaceControl(ref Utf8JsonReader json, ReadOnlyMemory<byte> payload) =>
        ReadItems(ref json, payload, entered: true);

    private static ObsPayload ReadItems(ref Utf8JsonReader json, ReadOnlyMemory<byte> payload, bool entered)
    {
        string? boot = null;
        List<ObsItem>? items = null;
        while (json.Read() && json.TokenType != JsonTokenType.EndObject)
        {
            var field = json.GetString();
            json.Read();
            switch (field)
            {
                case "boot": boot = Boot(ref json); break;
                case "obs": items = ReadList(ref json, payload, entered); break;
                default: json.Skip(); break;
            }
        }
        return new ObsPayload(
            boot ?? throw new BadPayload("boot is missing"), items ?? throw new BadPayload("obs is missing"));
    }

    private static List<ObsItem> ReadList(ref Utf8JsonReader json, ReadOnlyMemory<byte> payload, bool entered)
    {
        if (json.TokenType != JsonTokenType.StartArray)
        {
            throw new BadPayload("obs is not a list");
        }
        var items = new List<ObsItem>();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (json.TokenType != JsonTokenType.StartObject)
            {
                throw new BadPayload("an observation is not an object");
            }
            if (items.Count == MostItems)
            {
                throw new BadPayload($"more than {MostItems} observations");
            }
            var start = (int)json.TokenStartIndex;
            var number = entered ? ReadNumber(ref json) : ObservationReader.Read(ref json);
            var bytes = payload[start..(int)json.BytesConsumed];
            items.Add(new ObsItem(number, entered ? ReadEvent(bytes) : null, bytes));
        }
        return items.Count > 0 ? items : throw new BadPayload("no observations");
    }

    internal static Observation ReadNumber(ref Utf8JsonReader json)
    {
        long? n = null;
        while (json.Read() && json.TokenType != JsonTokenType.EndObject)
        {
            var isNumber = json.ValueTextEquals("n"u8);
            json.Read();
            if (isNumber)
            {
                n = ObservationReader.Number(ref json, "n", 1, ObservationReader.NumberMost);
            }
            else
            {
                json.Skip();
            }
        }
        return new Observation { N = n ?? throw new BadPayload("n is missing"), Us = 0, Kind = Observation.Entered };
    }

    private static RaceEvent ReadEvent(ReadOnlyMemory<byte> bytes) =>
        !EventJson.TryParse(bytes, out var entered, out var what) ? throw new BadPayload(what!)
        : entered is ClockSampled or GapOpened or GapClosed ? throw new BadPayload("only the gateway can know that")
        : entered!;
}
