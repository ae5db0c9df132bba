using PitMarshal.Events;
using PitMarshal.Evidence.Wording;

namespace PitMarshal.Tests.Evidence;

public sealed class ExactTests
{
    [Theory]
    [InlineData(84_920_123, 2.9, "84.920 s")]
    [InlineData(84_920_123, 0, "84.920 s")]
    [InlineData(84_920_123, 12, "84.92 s")]
    [InlineData(84_960_000, 100, "85.0 s")]
    [InlineData(84_960_000, 1500, "85.0 s")]
    [InlineData(-80_000, 3, "−0.080 s")]
    [InlineData(-400, 3, "0.000 s")]
    [InlineData(843_500_000, 200, "14 min 03.5 s")]
    [InlineData(119_999_900, 3, "2 min 00.000 s")]
    [InlineData(7_323_000_000, 1000, "2 h 02 min 03.0 s")]
    public void A_duration_has_no_digit_finer_than_its_uncertainty(long micros, double uMs, string text) =>
        Assert.Equal(text, MeasureFormat.Duration(micros, uMs));

    [Theory]
    [InlineData(2.83, "± 2.9 ms")]
    [InlineData(0.05, "± 0.1 ms")]
    [InlineData(3, "± 3 ms")]
    [InlineData(11.2, "± 12 ms")]
    [InlineData(1230, "± 1.3 s")]
    public void An_uncertainty_is_never_told_smaller_than_it_is(double uMs, string text) =>
        Assert.Equal(text, MeasureFormat.PlusMinus(uMs));

    [Theory]
    [InlineData("Pit-lane time 83.999999 s, at least 85 s required.", 2,
        "Pit-lane time 84.000 s, at least 85 s required.")]
    [InlineData("Pit-lane time 83.999 s, article 7.123 s.t.", 30, "Pit-lane time 84.00 s, article 7.12 s.t.")]
    public void What_the_judge_said_is_told_as_exactly(string reason, double uMs, string text) =>
        Assert.Equal(text, MeasureFormat.Told(reason, uMs));

    [Fact]
    public void A_time_of_day_is_cut_and_not_rounded() =>
        Assert.Equal(["14:03:05.999", "14:03:05.9", "14:03:05.9"], new double[] { 0, 200, 2000 }
            .Select(u => MeasureFormat.Clock(Instant.Parse("2026-06-13T14:03:05.999999Z"), u)));
}
