using PitMarshal.Judge;
using PitMarshal.Tests.Support.Races;
using static PitMarshal.Tests.Judge.Laws.VerdictLines;

namespace PitMarshal.Tests.Judge.Laws;

public sealed class LateWordTests
{
    [Fact]
    public void An_ordinary_race_of_which_some_is_told_late_is_judged_at_every_moment_as_by_a_new_judge() =>
        Seeds.Hold(random =>
    {
        var (events, isLate) = (OrdinaryRace.Of(random), random.Next(2) == 0);
        var told = events.OrderBy(e => e.At.Plus(isLate && random.Next(12) == 0 ? random.Next(600_000_000) : 0))
            .ToList();
        var judge = new RaceJudge(AllRules.Regulations);
        for (var i = 0; i < told.Count; i++)
        {
            judge.Append(told[i]);
            if (random.Next(60) == 0 || i == told.Count - 1)
            {
                Same(Of(told.Take(i + 1).OrderBy(e => e.At)), Of(judge.Verdicts()));
            }
        }
    }, times: 6);
}
