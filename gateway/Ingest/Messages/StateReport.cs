using System.Text.Json;

namespace PitMarshal.Ingest.Messages;

/// <summary>A station's <c>state</c>: that it is there, or (its last will) that it vanished.</summary>
/// <param name="Online">False comes from the broker, without the other fields.</param>
/// <param name="Boot">The boot that runs; null when offline.</param>
/// <param name="Firmware">Its version.</param>
/// <param name="Config">Hash of the configuration it applied; see VenueStation.ConfigHash.</param>
public sealed record StateReport(bool Online, string? Boot, string? Firmware, string? Config)
{
    internal static StateReport Read(ref Utf8JsonReader json, ReadOnlyMemory<byte> payload)
    {
        string? state = null, boot = null, firmware = null, config = null;
        while (json.Read() && json.TokenType != JsonTokenType.EndObject)
        {
            var field = json.GetString();
            json.Read();
            switch (field)
            {
                case "state": state = ObservationReader.Word(ref json, "state"); break;
                case "boot": boot = PayloadReader.Boot(ref json); break;
                case "fw": firmware = ObservationReader.Word(ref json, "fw", mayBeEmpty: true); break;
                case "config" when json.TokenType == JsonTokenType.String:
                    config = ObservationReader.Word(ref json, "config", mayBeEmpty: true);
                    break;
                default: json.Skip(); break;
            }
        }
        return state switch
        {
            "offline" => new StateReport(false, null, null, null),
            "online" when boot is not null => new StateReport(true, boot, firmware, config),
            "online" => throw new BadPayload("boot is missing"),
            _ => throw new BadPayload("state is neither online nor offline"),
        };
    }
}
