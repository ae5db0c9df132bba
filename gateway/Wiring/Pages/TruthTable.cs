using PitMarshal.Events;
namespace PitMarshal.Wiring.Pages;

/// <summary>What each level means and what the station then says.</summary>
internal static class TruthTable
{
    public static void Write(MarkdownPage page, StationWiring wiring)
    {
        page.Head("What a level means");
        if (wiring.Inputs.Count > 0)
        {
            page.Table(["input", "contact", "current", "pin", "means", "observation"], wiring.Inputs.SelectMany(Rows));
        }
        if (wiring.Serial is { } serial)
        {
            page.Paragraph(serial.Place.Kind == "badge"
                ? "The serial line is high at rest. A line `B,<box>,<driver>,<ageUs>` gives `{\"k\":\"badge\"}` with "
                    + "the driver's badge."
                : "The serial line is high at rest. What the decoder sends gives `{\"k\":\"tag\"}`: one for each "
                    + "passing, with the transponder. "
                    + "A loop pulse that no transponder answers gives one with an empty `id`.");
        }
        foreach (var bus in wiring.Buses)
        {
            page.Paragraph(
                $"{bus.Sensor.Title} gives `{Json(bus.Place, null)}`: see [its page](sensors/{bus.Sensor.Page}.md).");
        }
        if (wiring.Outputs.Any(output => output.To is null))
        {
            page.Paragraph("The lamp is lit (pin high) from the moment both mats are down beside an empty seat until "
                + "the seat is taken. "
                + "It is dark while the board boots.");
        }
    }

    /// <summary>The meaning of the two states of a kind: on, off.</summary>
    public static (string On, string Off) Meaning(string kind) =>
        SensorKinds.Find(kind) is { } row ? (row.OnText, row.OffText) : ("on", "off");

    private static IEnumerable<IReadOnlyList<string>> Rows(WiredInput input)
    {
        var (on, off) = Meaning(input.Place.Kind);
        yield return Row(input, isClosed: true, input.Low ? on : off, input.Low);
        yield return Row(input, isClosed: false, input.Low ? off : on, !input.Low);
    }

    private static string[] Row(WiredInput input, bool isClosed, string meaning, bool isOn) =>
    [
        input.In,
        isClosed ? "closed" : "open",
        isClosed ? "flows" : "none",
        isClosed ? "low" : "high",
        meaning,
        input.Place.Kind == "button" && !isOn
            ? "none"
            : $"`{Json(input.Place, input.Place.Kind == "button" ? null : isOn)}`",
    ];

    private static string Json(ObservedPlace place, bool? isOn)
    {
        var fields = new[] { ("k", place.Kind), ("p", place.Point), ("box", place.Box),
            ("side", place.Side), ("id", place.Id) }
            .Where(field => field.Item2 is not null)
            .Select(field => $"\"{field.Item1}\":\"{field.Item2}\"")
            .Concat(isOn is { } on ? [$"\"on\":{(on ? "true" : "false")}"] : []);
        return $"{{{string.Join(',', fields)}}}";
    }
}
