using PitMarshal.Tests.Support.Races;
using Outcome = PitMarshal.Judge.Verdicts.Outcome;

namespace PitMarshal.Tests.Judge.Laws;

public sealed class MarginTests
{
    [Fact]
    public void A_longer_stop_is_never_worse_under_a_minimum() => Seeds.Hold(random =>
    {
        var (u, shorter) = (random.Next(3), 84.9 + random.Next(200) / 1000.0);
        var longer = shorter + random.Next(100) / 1000.0;
        int Rank(double seconds) => new Story().Race().In(600, uMs: u).Out(600 + seconds, uMs: u)
            .Verdicts(Story.MinimumStop)[0].Outcome switch { Outcome.Compliant => 2, Outcome.Undecided => 1, _ => 0 };

        Assert.True(Rank(longer) >= Rank(shorter));
    });

    [Fact]
    public void A_stop_whose_ends_err_within_their_uncertainty_is_never_judged_wrongly() => Seeds.Hold(random =>
    {
        var uMs = random.Next(1, 50);
        var truth = Math.Round((random.NextDouble() - 0.5) * uMs * 10) / 1000;
        double Error() => Math.Round(((random.NextDouble() * 2) - 1) * uMs * 1000) / 1_000_000;
        var outcome = new Story().Race().In(600 + Error(), uMs: uMs).Out(685 + truth + Error(), uMs: uMs)
            .Verdicts(Story.MinimumStop)[0].Outcome;

        Assert.NotEqual(truth >= 0 ? Outcome.Infringement : Outcome.Compliant, outcome);
        Assert.True(outcome != Outcome.Undecided || Math.Abs(truth) < 4 * uMs / 1000.0);
    }, times: 500);
}
