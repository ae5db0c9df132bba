using System.Text.Json;

namespace PitMarshal.Broker;

/// <summary>One input of a station and what its changes mean.</summary>
/// <param name="In">The input's name on the board: in1 … in12, or serial.</param>
/// <param name="Kind">The kind of observation it gives: loop, tag, car, seat, mat, badge, belt, engine, probe, button.</param>
/// <param name="Point">The loop or place, for loop and tag.</param>
/// <param name="Box">The box, for what happens in one.</param>
/// <param name="Side">left or right, for a mat.</param>
/// <param name="Id">The name of a button.</param>
/// <param name="DebounceMs">How long a level must hold to count; null for serial inputs.</param>
/// <param name="ActiveLow">The input means "on" when its level is low; null for serial inputs.</param>
public sealed record StationInput(
    string In,
    string Kind,
    string? Point = null,
    string? Box = null,
    string? Side = null,
    string? Id = null,
    int? DebounceMs = null,
    bool? ActiveLow = null)
{
    internal void WriteTo(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("in", In);
        json.WriteString("k", Kind);
        Write("p", Point);
        Write("box", Box);
        Write("side", Side);
        Write("id", Id);
        if (DebounceMs is { } debounce)
        {
            json.WriteNumber("debounceMs", debounce);
        }
        if (ActiveLow is { } low)
        {
            json.WriteBoolean("low", low);
        }
        json.WriteEndObject();

        void Write(string name, string? value)
        {
            if (value is not null)
            {
                json.WriteString(name, value);
            }
        }
    }
}
