using System.Text.Json;

namespace PitMarshal.Broker;

/// <summary>One input of a station and what its changes mean.</summary>
/// <param name="In">The input's name on the board: in1 … in12, serial, i2c or spi.</param>
/// <param name="Kind">The kind of observation it gives, a word of <see cref="Events.SensorKinds"/>.</param>
/// <param name="Point">The loop or place, for loop and tag.</param>
/// <param name="Box">The box, for what happens in one.</param>
/// <param name="Side">left or right, for a mat.</param>
/// <param name="Id">The name of a button.</param>
/// <param name="DebounceMs">How long a level must hold to count; null for serial inputs.</param>
/// <param name="ActiveLow">The input means "on" when its level is low; null for serial inputs.</param>
/// <param name="Form">How a reader speaks: lines, p3, uhf, ir, mfrc522, pn532, vl53l0x, hcsr04; null for a contact, and for lines.</param>
/// <param name="Pair">The input that hears the other wire of a changeover contact.</param>
/// <param name="StuckS">How long it may be on before it is reported, in s; 0: for ever.</param>
/// <param name="Baud">Of the serial line; null: 115,200.</param>
/// <param name="NearMm">A range sensor sees a car at this distance and nearer, in mm.</param>
/// <param name="FarMm">It sees none at this distance and farther, in mm.</param>
/// <param name="PmUs">± µs of a transponder reader's stamps, or by which a contact's sensor scatters, where somebody measured them.</param>
/// <param name="LatencyUs">The mean delay of a contact's sensor, where somebody measured it, in µs.</param>
/// <param name="Detector">A name for the sensor's make, model and settings: where two inputs have the same, so have their delays.</param>
public sealed record StationInput(
    string In,
    string Kind,
    string? Point = null,
    string? Box = null,
    string? Side = null,
    string? Id = null,
    int? DebounceMs = null,
    bool? ActiveLow = null,
    string? Form = null,
    string? Pair = null,
    int? StuckS = null,
    int? Baud = null,
    int? NearMm = null,
    int? FarMm = null,
    int? PmUs = null,
    int? LatencyUs = null,
    string? Detector = null)
{
    /// <summary>A range sensor, which the station asks again and again whatever it is wired to.</summary>
    public bool IsRange => Kind == "car" && (Form is "vl53l0x" or "hcsr04" || In is "serial" or "i2c");

    /// <summary>A contact or a range sensor, and no reader.</summary>
    public bool HasLevel => IsRange || (Form is null && In.StartsWith("in", StringComparison.Ordinal));

    /// <summary>How the station names it in its faults and its health.</summary>
    public string ToldAs => IsRange ? "range" : In;

    internal void WriteTo(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("in", In);
        json.WriteString("k", Kind);
        Write("p", Point);
        Write("box", Box);
        Write("side", Side);
        Write("id", Id);
        WriteNumber("debounceMs", DebounceMs);
        if (ActiveLow is { } low)
        {
            json.WriteBoolean("low", low);
        }
        Write("form", Form);
        Write("pair", Pair);
        WriteNumber("stuckS", StuckS);
        WriteNumber("baud", Baud);
        WriteNumber("nearMm", NearMm);
        WriteNumber("farMm", FarMm);
        WriteNumber("pmUs", PmUs);
        WriteNumber("latencyUs", LatencyUs);
        Write("detector", Detector);
        json.WriteEndObject();

        void WriteNumber(string name, int? value)
        {
            if (value is { } number)
            {
                json.WriteNumber(name, number);
            }
        }

        void Write(string name, string? value)
        {
            if (value is not null)
            {
                json.WriteString(name, value);
            }
        }
    }
}
