using System.Text.Json;

namespace PitMarshal.Events.Json;

/// <summary>A driver in an entry.</summary>
internal static class DriverForm
{
    internal static ListedDriver Read(JsonFields f) =>
        new(f.Text("id"), f.TextOrNull("name"), f.TextOrNull("rating"), f.TextOrNull("licence"));

    internal static void Write(Utf8JsonWriter json, ListedDriver driver) => json
        .Text("id", driver.Id).Text("name", driver.Name).Text("rating", driver.Rating).Text("licence", driver.Licence);
}
