using System.Text.Json;
using System.Text.Json.Serialization;
using PitMarshal.Events;

namespace PitMarshal.Web.Api.Wire;

// Never made: it is what the OpenAPI document says of an event.
/// <summary>An event of the race log, with the fields of its kind beside these.</summary>
/// <param name="Event">Its kind, such as <c>CarPassed</c>.</param>
/// <param name="At">When it happened. Of what is decided: left out it is now.</param>
/// <param name="UMs">Expanded uncertainty of <paramref name="At"/> (k = 2), ± ms; 0 when not stated.</param>
/// <param name="By">Who entered it where a person did. Of what is decided: whoever has signed in.</param>
/// <param name="Source">Where it comes from; of a correction, what it corrects.</param>
public sealed record EventAnswer(string Event, Instant? At, double? UMs, string? By, string? Source)
{
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Fields { get; init; }
}
