using PitMarshal.Judge;
using PitMarshal.Tests.Support.Races;
using static PitMarshal.Tests.Judge.Laws.VerdictLines;

namespace PitMarshal.Tests.Judge.Laws;

public sealed class AtOnceTests
{
    [Fact]
    public void All_events_at_once_give_the_verdicts_of_one_after_the_other() => Seeds.Hold(random =>
    {
        var events = RandomRace.Of(random).ToArray();
        random.Shuffle(events);
        var (judge, half) = (new RaceJudge(AllRules.Regulations), random.Next(events.Length));
        judge.AppendAll(events.Take(half));
        foreach (var e in events.Skip(half))
        {
            judge.Append(e);
        }

        var atOnce = new RaceJudge(AllRules.Regulations);
        atOnce.AppendAll(events);

        Same(OneByOne(events), Of(judge.Verdicts()));
        Same(Of(judge.Verdicts()), Of(atOnce.Verdicts()));
    });
}
