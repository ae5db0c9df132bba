using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using PitMarshal.Events;
using PitMarshal.Events.Json;
using PitMarshal.Evidence.Packets;
using PitMarshal.Evidence.Wording;
using PitMarshal.Judge.Pit;
using PitMarshal.Judge.Progress.Cars;
using PitMarshal.Judge.Verdicts;

namespace PitMarshal.Evidence.Sealing;

/// <summary>
/// A packet as JSON, the same bytes for the same packet: fields in this order, no blanks, no <c>&lt;</c> (written as
/// its number, so that the text may stand in a page as it is). <c>docs/evidence.md</c> says what each field means.
/// </summary>
internal static class PacketJson
{
    /// <summary>The form that is written and read here.</summary>
    public const string Form = "pitmarshal-stop/1";

    private static readonly JsonWriterOptions s_plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>All of it but the seal and the signature: what these are about.</summary>
    public static byte[] Content(EvidencePacket packet) => Write(json =>
    {
        WriteHead(json, packet);
        WriteStop(json, packet.Stop);
        json.WriteStartArray("verdicts");
        foreach (var judged in packet.Verdicts)
        {
            WriteJudged(json, judged);
        }
        json.WriteEndArray();
        Events(json, "changes", packet.Changes);
        json.WriteStartArray("clocks");
        foreach (var clock in packet.Clocks)
        {
            WriteClock(json, clock);
        }
        json.WriteEndArray();
        json.WriteStartArray("restsOn");
        foreach (var entry in packet.RestsOn)
        {
            json.WriteNumberValue(entry.Entry.Position);
        }
        json.WriteEndArray();
        WriteRegulations(json, packet);
        WriteLog(json, packet.Source);
    });

    /// <summary>The stop alone, to compare two by.</summary>
    public static string Stop(EvidencePacket packet) =>
        Encoding.UTF8.GetString(Write(json => WriteStop(json, packet.Stop)));

    private static void WriteHead(Utf8JsonWriter json, EvidencePacket packet)
    {
        json.WriteString("packet", Form);
        json.WriteString("made", packet.Source.Made.ToString());
        json.WriteString("by", packet.Source.Program);
        json.WriteString("car", packet.Source.Car);
        json.WriteNumber("stop", packet.Source.Stop);
        json.WriteStartObject("race");
        json.Text("name", packet.Race.Race);
        json.Text("title", packet.Race.Title);
        json.Text("started", packet.Race.Started?.ToString());
        json.WriteEndObject();
        if (packet.Entry is { } entry)
        {
            json.WritePropertyName("entry");
            json.WriteRawValue(EventJson.Write(entry));
        }
    }

    private static void WriteStop(Utf8JsonWriter json, StopProgress stop)
    {
        json.WriteStartObject("seen");
        WriteMoment(json, "in", stop.In);
        WriteMoment(json, "out", stop.Out);
        json.WriteBoolean("inPitLane", stop.InPitLane);
        json.Text("doubt", stop.Doubt);
        json.Text("driverIn", stop.DriverIn);
        json.Text("driverOut", stop.DriverOut);
        json.Text("declared", stop.Declared);
        json.WriteStartArray("states");
        foreach (var row in stop.States)
        {
            json.WriteStartObject();
            json.WriteString("state", OutcomeSigns.Of(row.Fact));
            json.WriteStartArray("spells");
            foreach (var spell in row.Spells)
            {
                json.WriteStartObject();
                WriteMoment(json, "from", spell.From);
                WriteMoment(json, "to", spell.To);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        WriteUnseen(json, stop.Blinds);
        json.WriteEndObject();
    }

    private static void WriteUnseen(Utf8JsonWriter json, IEnumerable<BlindSpell> blinds)
    {
        json.WriteStartArray("notSeen");
        foreach (var blind in blinds)
        {
            json.WriteStartObject();
            json.WriteString("from", blind.From.ToString());
            json.Text("to", blind.To?.ToString());
            json.WriteString("reason", blind.Reason);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteMoment(Utf8JsonWriter json, string name, Moment? moment)
    {
        if (moment is { } seen)
        {
            json.WriteStartObject(name);
            json.WriteString("at", seen.At.ToString());
            json.WriteNumber("uMs", seen.UMs);
            json.WriteString("source", seen.Source);
            json.WriteEndObject();
        }
    }

    private static void WriteJudged(Utf8JsonWriter json, JudgedRule judged)
    {
        json.WriteStartObject();
        json.WritePropertyName("verdict");
        json.WriteRawValue(VerdictJson.Write(judged.Verdict));
        json.WriteString("asks", judged.Asks);
        Events(json, "rulings", judged.Rulings);
        json.WriteEndObject();
    }

    private static void WriteClock(Utf8JsonWriter json, StopClock clock)
    {
        json.WriteStartObject();
        json.WriteString("station", clock.Station);
        json.WriteString("boot", clock.Boot);
        json.WriteNumber("uMs", clock.UMs);
        if (clock.Sample is { } sample)
        {
            json.WriteString("at", sample.At.ToString());
            json.WriteNumber("offsetUs", sample.OffsetUs);
            json.WriteNumber("delayUs", sample.DelayUs);
        }
        json.WriteEndObject();
    }

    private static void WriteRegulations(Utf8JsonWriter json, EvidencePacket packet)
    {
        json.WriteStartObject("regulations");
        json.WriteString("name", packet.Regulations.Name);
        json.WriteString("title", packet.Regulations.Title);
        json.WriteString("sha256", Convert.ToHexStringLower(SHA256.HashData(packet.Source.Regulations)));
        json.WriteString("text", packet.Source.Regulations);
        json.WriteEndObject();
    }

    private static void WriteLog(Utf8JsonWriter json, PacketSource source)
    {
        json.WriteStartObject("log");
        json.WriteString("events", source.Whole ? "all" : "chosen");
        json.WriteNumber("endPosition", source.EndPosition);
        json.WriteString("endHash", Convert.ToHexStringLower(source.EndHash));
        json.WriteStartArray("entries");
        foreach (var (entry, previous, hash) in source.Entries)
        {
            json.WriteStartObject();
            json.WriteNumber("position", entry.Position);
            json.WriteNumber("kind", (int)entry.Kind);
            json.WriteNumber("event", entry.Event);
            json.WriteString("body", entry.Body);
            json.WriteString("previous", Convert.ToHexStringLower(previous));
            json.WriteString("hash", Convert.ToHexStringLower(hash));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Events(Utf8JsonWriter json, string name, IEnumerable<RaceEvent> events)
    {
        json.WriteStartArray(name);
        foreach (var e in events)
        {
            json.WriteRawValue(EventJson.Write(e));
        }
        json.WriteEndArray();
    }

    private static byte[] Write(Action<Utf8JsonWriter> fields)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, s_plain))
        {
            json.WriteStartObject();
            fields(json);
            json.WriteEndObject();
        }
        var text = Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
        return Encoding.UTF8.GetBytes(text.Replace("<", "\\u003C", StringComparison.Ordinal));
    }
}
