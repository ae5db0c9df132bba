using PitMarshal.Evidence.Wording;
using PitMarshal.Judge.Verdicts;
using PitMarshal.Web.Formats;
using PitMarshal.Web.Verdicts.Parts;

namespace PitMarshal.Tests.Pages.Formats;

/// <summary>One rounding everywhere, and durations as people write them.</summary>
public sealed class FormatTests
{
    [Theory]
    [InlineData("3 min", "3m")]
    [InlineData("3:00", "3m")]
    [InlineData("75 s", "75s")]
    [InlineData("75s", "75s")]
    [InlineData("1:30:00", "1h30m")]
    [InlineData("1 h 30 min", "1h30m")]
    [InlineData("2 hours", "2h")]
    [InlineData("1:02.5", "1m2.5s")]
    [InlineData("0:00", "0s")]
    [InlineData("60 m", "60m")]
    [InlineData("60 km/h", "60km/h")]
    [InlineData("{ published: x }", "{ published: x }")]
    [InlineData("3 stops", "3 stops")]
    public void What_a_person_writes_is_written_as_in_regulations(string text, string written) =>
        Assert.Equal(written, DurationText.Written(text));

    [Theory]
    [InlineData(21_600_000_000, "6 h")]
    [InlineData(5_400_000_000, "1 h 30 min")]
    [InlineData(90_000_000, "90 s")]
    [InlineData(150_000_000, "2 min 30 s")]
    public void A_duration_is_shown_as_it_is_written_and_can_be_given_back(long micros, string text)
    {
        Assert.Equal(text, DurationText.Of(micros));
        Assert.Equal(text, DurationText.Shown(DurationText.Written(text)));
    }

    [Theory]
    [InlineData(2.9, "1:22.520", "2.480 s", "Pit-lane time 82.520 s, at least 85 s required, 2.480 s short.")]
    [InlineData(20, "1:22.52", "2.48 s", "Pit-lane time 82.52 s, at least 85 s required, 2.48 s short.")]
    [InlineData(200, "1:22.5", "2.5 s", "Pit-lane time 82.5 s, at least 85 s required, 2.5 s short.")]
    [InlineData(2000, "1:22.5", "2.5 s", "Pit-lane time 82.5 s, at least 85 s required, 2.5 s short.")]
    public void Figures_and_reason_are_rounded_alike(double uMs, string measured, string missed, string reason)
    {
        var verdict = Short(82_520_000, uMs);

        Assert.Equal((measured, "1:25", "−" + missed), (VerdictFigures.Measured(verdict),
            VerdictFigures.Required(verdict), VerdictFigures.Missed(verdict)));
        Assert.Equal(reason, MeasureFormat.Told(verdict.Reason, uMs));
        Assert.Equal(missed, MeasureFormat.Duration(2_480_000, uMs));
    }

    [Fact]
    public void Nothing_measured_with_nothing_stated_was_not_observed()
    {
        Assert.Equal("not observed", VerdictFigures.Measured(Short(0, 0)));
        Assert.Null(VerdictFigures.Uncertainty(Short(0, 0)));
    }

    private static Verdict Short(long micros, double uMs) => new()
    {
        Id = "minimum-stop/27/stop-1", Rule = "minimum-stop", Car = "27", Outcome = Outcome.Infringement,
        MeasuredMicros = micros, RequiredMicros = 85_000_000, ShortfallMicros = 85_000_000 - micros, UMs = uMs,
        Regulations = "short",
        Reason = "Pit-lane time 82.520 s, at least 85 s required, 2.480 s short.",
    };
}
