using PitMarshal.Evidence.Drawing;
using PitMarshal.Evidence.Packets;
using PitMarshal.Evidence.Wording;

namespace PitMarshal.Evidence.Page;

/// <summary>The head of a packet's page: which race, car and stop, and who drove.</summary>
internal static class PageHead
{
    public static void Write(Html page, EvidencePacket packet)
    {
        var (source, stop, entry) = (packet.Source, packet.Stop, packet.Entry);
        var day = (stop.In ?? stop.Out)?.At.ToString()[..10] ?? source.Made.ToString()[..10];
        page.Add($"<header><p class=\"kind\">Evidence packet of a pit stop</p><h1>Car {source.Car}, stop "
            + $"{source.Stop}</h1>");
        page.Add($"<p class=\"race\">{packet.Race.Title ?? packet.Race.Race ?? "race without a name"}, {day}</p>"
            + $"</header><dl>");
        Field(page, "Team", entry?.Team);
        Field(page, "Class", entry?.Class);
        Field(page, "Box", entry?.Box);
        Field(page, "Driver in", Driver(packet, stop.DriverIn));
        Field(page, "Driver out", Driver(packet, stop.DriverOut));
        Field(page, "Declared", stop.Declared);
        Field(page, "Pit-in (UTC)", stop.In is { } pitIn
            ? $"{MeasureFormat.Clock(pitIn.At, pitIn.UMs)}{DrawingText.PlusMinus(pitIn.UMs)}"
            : "not seen");
        Field(page, "Pit-out (UTC)",
            stop.Out is { } pitOut ? $"{MeasureFormat.Clock(pitOut.At, pitOut.UMs)}{DrawingText.PlusMinus(pitOut.UMs)}"
            : stop.InPitLane ? "still in the pit lane" : "not seen");
        Field(page, "Pit-lane time", DrawingText.PitLaneTime(packet.Drawn));
        Field(page, "Regulations", packet.Regulations.Title);
        page.Add($"</dl>");
        if (stop.Doubt is { } doubt)
        {
            page.Add($"<p class=\"doubt\">Doubt: {doubt}.</p>");
        }
    }

    private static void Field(Html page, string name, string? value)
    {
        if (value is not null)
        {
            page.Add($"<div><dt>{name}</dt><dd>{value}</dd></div>");
        }
    }

    private static string Driver(EvidencePacket packet, string? id) => id is null ? "not known"
        : packet.Entry?.Drivers?.FirstOrDefault(driver => driver.Id == id)?.Name is { } name ? $"{name} ({id})" : id;
}
