using PitMarshal.Judge.Pit;
using PitMarshal.Judge.Rules.Common;
using PitMarshal.Judge.Sensing;
using PitMarshal.Judge.Verdicts;
using PitMarshal.Web.Recorded;
using PitMarshal.Web.Verdicts.Case;
using PitMarshal.Web.Verdicts.Parts;

namespace PitMarshal.Tests.Pages.Verdicts;

public sealed class VerdictFiguresTests
{
    private static readonly Verdict s_short = Shown.Verdict("minimum-stop/27/stop-3", 10, Outcome.Infringement) with
    {
        MeasuredMicros = 84_920_000, RequiredMicros = 85_000_000, ShortfallMicros = 80_000, UMs = 2.9,
    };

    [Theory]
    [InlineData(2.9, "1:24.920", "−0.080 s")]
    [InlineData(40, "1:24.92", "−0.08 s")]
    [InlineData(400, "1:24.9", "−0.1 s")]
    public void No_figure_is_finer_than_its_uncertainty(double uMs, string measured, string missed)
    {
        var verdict = s_short with { UMs = uMs };

        Assert.Equal((measured, "1:25", missed),
            (VerdictFigures.Measured(verdict), VerdictFigures.Required(verdict), VerdictFigures.Missed(verdict)));
    }

    [Fact]
    public void Counts_are_counts()
    {
        var verdict = Shown.Verdict("stops/27", null) with { Measured = 1, Required = 2, Shortfall = 1 };

        Assert.Equal(("1", "2", "−1"),
            (VerdictFigures.Measured(verdict), VerdictFigures.Required(verdict), VerdictFigures.Missed(verdict)));
    }

    [Fact]
    public void Between_two_verdicts_only_what_differs_is_told()
    {
        var now = s_short with { Outcome = Outcome.Compliant, MeasuredMicros = 86_000_000, ShortfallMicros = null };

        Assert.Equal(
            [
                new FieldChange("outcome", "infringement", "compliant"),
                new FieldChange("measured", "1:24.920", "1:26.000"),
                new FieldChange("shortfall", "0:00.080", null),
            ],
            FieldChanges.Between(VerdictJson.Write(s_short), VerdictJson.Write(now)));
        Assert.Empty(FieldChanges.Between(VerdictJson.Write(now), VerdictJson.Write(now)));
    }

    [Fact]
    public void Of_what_two_verdicts_rest_on_only_what_came_and_went_is_told()
    {
        var (old, now) = (s_short with { Evidence = ["entry/aa/1", "exit/aa/1"] },
            s_short with { Evidence = ["entry/aa/1", "exit/aa/2"] });

        Assert.Equal([new FieldChange("rests on", "exit/aa/1", "exit/aa/2")],
            FieldChanges.Between(VerdictJson.Write(old), VerdictJson.Write(now)));
    }

    [Fact]
    public void A_verdict_has_another_version_when_it_says_anything_else()
    {
        Assert.Equal(VerdictVersion.Of(s_short), VerdictVersion.Of(s_short with { Open = true }));
        Assert.NotEqual(VerdictVersion.Of(s_short), VerdictVersion.Of(s_short with { UMs = 3 }));
        Assert.NotEqual(VerdictVersion.Of(s_short), VerdictVersion.Of((Verdict?)null));
    }

    [Fact]
    public void The_band_of_the_uncertainty_lies_about_what_was_measured_and_both_stay_on_the_scale()
    {
        var near = LimitPlace.Of(s_short with { UMs = 400 })!;
        var far = LimitPlace.Of(s_short with { MeasuredMicros = 10_000_000 })!;

        Assert.True(near.Measured < near.Limit && near.Measured + near.Band > near.Limit);
        Assert.True(far.Measured + far.Band < far.Limit);
        Assert.InRange(far.Measured - far.Band, 8, 300);
        Assert.Null(LimitPlace.Of(Shown.Verdict("stops/27", null) with { Measured = 1, Required = 2 }));
    }
}
