using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PitMarshal.Events;

public static partial class EventJson
{
    private static readonly JsonWriterOptions s_plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>
    /// The one written form of an event, without a line end: event, at, uMs (left out when 0), the event's own fields in
    /// the contract's order (left out when null), by, source, inferred. A correction and a ruling have their by among their own fields.
    /// </summary>
    public static string Write(RaceEvent e)
    {
        using var bytes = new MemoryStream(160);
        using (var json = new Utf8JsonWriter(bytes, s_plain))
        {
            json.WriteStartObject();
            json.WriteString("event", e.GetType().Name);
            json.WriteString("at", e.At.ToString());
            if (e.UMs != 0)
            {
                json.WriteNumber("uMs", e.UMs);
            }

            WriteFields(json, e);
            Text(json, "by", e is EventCorrected or StewardRuled ? null : e.By);
            Text(json, "source", e.Source);
            Text(json, "inferred", e.Inferred);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    private static void WriteFields(Utf8JsonWriter json, RaceEvent e)
    {
        switch (e)
        {
            case CarPassed passed:
                Text(json, "car", passed.Car);
                Text(json, "transponder", passed.Transponder);
                Text(json, "line", passed.Line);
                Text(json, "reason", passed.Reason);
                break;
            case IOfCar ofCar:
                Text(json, "car", ofCar.Car);
                WriteOfCar(json, e);
                break;
            case EntryListed entry:
                WriteEntry(json, entry);
                break;
            case RaceScheduled scheduled:
                Text(json, "race", scheduled.Race);
                Text(json, "title", scheduled.Title);
                json.WriteNumber("durationMs", scheduled.DurationMs);
                break;
            case FlagShown shown:
                Text(json, "flag", Words<Flag>.Write(shown.Flag));
                break;
            case PitLaneOpened opened:
                Text(json, "end", Words<PitLaneEnd>.Write(opened.End));
                break;
            case PitLaneClosed closed:
                Text(json, "end", Words<PitLaneEnd>.Write(closed.End));
                break;
            default:
                WriteRaceControl(json, e);
                break;
        }
    }

    private static void WriteOfCar(Utf8JsonWriter json, RaceEvent e)
    {
        switch (e)
        {
            case CarStopped stopped:
                Text(json, "box", stopped.Box);
                break;
            case CarMoved moved:
                Text(json, "box", moved.Box);
                break;
            case FootPlaced placed:
                Text(json, "side", Words<Side>.Write(placed.Side));
                break;
            case FootLifted lifted:
                Text(json, "side", Words<Side>.Write(lifted.Side));
                break;
            case DriverIdentified identified:
                Text(json, "driver", identified.Driver);
                break;
            case StopDeclared declared:
                Text(json, "as", declared.As);
                break;
        }
    }

    private static void WriteRaceControl(Utf8JsonWriter json, RaceEvent e)
    {
        switch (e)
        {
            case BulletinIssued bulletin:
                json.WriteStartObject("set");
                foreach (var (key, value) in bulletin.Set)
                {
                    json.WriteString(key, value);
                }

                json.WriteEndObject();
                Text(json, "reason", bulletin.Reason);
                break;
            case EventCorrected corrected:
                WriteCorrection(json, corrected);
                break;
            case StewardRuled ruled:
                Text(json, "verdict", ruled.Verdict);
                Text(json, "ruling", Words<Ruling>.Write(ruled.Ruling));
                Text(json, "by", ruled.By);
                Text(json, "reason", ruled.Reason);
                Text(json, "penalty", ruled.Penalty);
                break;
            default:
                WriteReliability(json, e);
                break;
        }
    }

    private static void WriteReliability(Utf8JsonWriter json, RaceEvent e)
    {
        switch (e)
        {
            case SensorDoubted doubted:
                WritePlace(json, doubted.Station, doubted.Point, doubted.Input, doubted.Box);
                Text(json, "kind", doubted.Kind is { } kind ? Words<InputKind>.Write(kind) : null);
                Text(json, "since", doubted.Since?.ToString());
                Text(json, "reason", doubted.Reason);
                break;
            case SensorTrusted trusted:
                WritePlace(json, trusted.Station, trusted.Point, trusted.Input, trusted.Box);
                Text(json, "reason", trusted.Reason.Length > 0 ? trusted.Reason : null);
                break;
            case GapOpened gap:
                WriteNumbers(json, gap.Station, gap.Boot, gap.From, gap.To);
                Text(json, "until", gap.Until?.ToString());
                Texts(json, "points", gap.Points);
                Texts(json, "boxes", gap.Boxes);
                break;
            case GapClosed gap:
                WriteNumbers(json, gap.Station, gap.Boot, gap.From, gap.To);
                break;
            case ClockSampled sampled:
                Text(json, "station", sampled.Station);
                Text(json, "boot", sampled.Boot);
                json.WriteNumber("us", sampled.Us);
                json.WriteNumber("offsetUs", sampled.OffsetUs);
                json.WriteNumber("delayUs", sampled.DelayUs);
                break;
        }
    }

    private static void WritePlace(Utf8JsonWriter json, string station, string? point, string? input, string? box)
    {
        Text(json, "station", station);
        Text(json, "point", point);
        Text(json, "input", input);
        Text(json, "box", box);
    }

    private static void WriteNumbers(Utf8JsonWriter json, string station, string boot, long from, long? to)
    {
        Text(json, "station", station);
        Text(json, "boot", boot);
        json.WriteNumber("from", from);
        if (to is { } last)
        {
            json.WriteNumber("to", last);
        }
    }

    private static void WriteEntry(Utf8JsonWriter json, EntryListed entry)
    {
        Text(json, "car", entry.Car);
        Text(json, "class", entry.Class);
        Text(json, "team", entry.Team);
        Text(json, "box", entry.Box);
        Texts(json, "transponders", entry.Transponders);
        if (entry.Drivers is not { } drivers)
        {
            return;
        }

        json.WriteStartArray("drivers");
        foreach (var driver in drivers)
        {
            json.WriteStartObject();
            Text(json, "id", driver.Id);
            Text(json, "name", driver.Name);
            Text(json, "rating", driver.Rating);
            Text(json, "licence", driver.Licence);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Text(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    private static void Texts(Utf8JsonWriter json, string name, IReadOnlyList<string>? values)
    {
        if (values is null)
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }
}
