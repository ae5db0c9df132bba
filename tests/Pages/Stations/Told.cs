using PitMarshal.Events;
using PitMarshal.Ingest;
using PitMarshal.Ingest.Views;
using PitMarshal.Judge.Progress;

namespace PitMarshal.Tests.Pages.Stations;

/// <summary>Stations as the intake tells of them.</summary>
internal static class Told
{
    internal static readonly Instant Now = Instant.Parse("2026-06-13T14:00:00Z");

    /// <summary>A station that is heard and has nothing to complain of.</summary>
    internal static StationView Station(string name) => new(
        name, "box", true, "5f21c0d4", "1.0", true, Now.ToString(), 12, 0, 0.4, new Dictionary<string, long>(), null)
    {
        Points = ["pit-in"],
        Boxes = ["4", "5"],
        Inputs = [Input("in1", "4"), Input("in2", "5")],
        OnlineSince = Now.Plus(-60_000_000),
        Clock = new ClockView(0.4, 12, 0.3, Now, 2),
        Figures = new HealthFigures(60, 81_920, 0, 65_536, 0, 0, 40, 90),
        HealthAt = Now,
    };

    internal static StationBlind Doubt(string input, string box, Instant? to = null) => new()
    {
        Station = "pit",
        Input = input,
        Points = [],
        Boxes = [box],
        From = Now.Plus(-5_000_000),
        To = to,
        What = "cut",
        Reason = $"station pit ({input}, seat of box {box}) is doubted: cut",
    };

    private static InputView Input(string input, string box) =>
        new(input, "seat", null, box, null, null, false, 0, null, []);
}
