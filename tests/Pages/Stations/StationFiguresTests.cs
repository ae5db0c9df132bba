using PitMarshal.Ingest;
using PitMarshal.Ingest.Views;
using PitMarshal.Web.Stations.Details;

namespace PitMarshal.Tests.Pages.Stations;

public sealed class StationFiguresTests
{
    [Theory]
    [InlineData(0, "0 s ago", null)]
    [InlineData(24, "24 s ago", null)]
    [InlineData(30, "30 s ago", "soon")]
    [InlineData(45, "45 s ago", "wait")]
    [InlineData(7199, "119 min ago", "wait")]
    [InlineData(10_000, "2 h ago", "wait")]
    [InlineData(200_000, "2 d ago", "wait")]
    [InlineData(-3, "0 s ago", null)]
    public void When_it_was_heard_runs_and_says_when_that_is_long_ago(long seconds, string text, string? state)
    {
        var heard = StationFigures.Heard(Told.Now, Told.Now.Plus(seconds * 1_000_000));

        Assert.Equal((text, state), (heard.Text, heard.State));
    }

    [Theory]
    [InlineData(0, "0 %")]
    [InlineData(1, "1 %")]
    [InlineData(65_536, "100 %")]
    public void An_outbox_with_anything_in_it_is_not_empty(long used, string filled) =>
        Assert.Equal(filled, StationFigures.Filled(
            new HealthFigures(null, null, used, 65_536, null, null, null, null)));

    [Theory]
    [InlineData(0.0, "± 0.1 ms")]
    [InlineData(0.41, "± 0.5 ms")]
    [InlineData(12, "± 12 ms")]
    public void No_clock_is_told_to_be_right(double uMs, string text) =>
        Assert.Equal(text, StationFigures.Uncertainty(new ClockView(uMs, 0, 0, Told.Now, 0)));

    [Fact]
    public void What_was_not_told_is_not_made_up()
    {
        var nothing = new HealthFigures(null, null, null, null, null, null, null, null);
        Assert.Equal((null, null, "–"), (StationFigures.Filled(nothing), StationFigures.Outbox(nothing),
            StationFigures.Latency(nothing.EdgeP50Us)));
    }
}
