using PitMarshal.Judge;
using PitMarshal.Tests.Support.Races;
using static PitMarshal.Tests.Judge.Laws.VerdictLines;

namespace PitMarshal.Tests.Judge.Laws;

public sealed class EveryMomentTests
{
    [Fact]
    public void At_every_moment_the_verdicts_are_those_of_a_new_judge() => Seeds.Hold(IsSame, times: 10);

    // A station served a line anew with the event that ended its silence.
    [Theory]
    [InlineData(247_696)]
    public void Also_where_it_failed_once(int seed) => IsSame(new Random(seed));

    private static void IsSame(Random random)
    {
        var events = RandomRace.Of(random).ToArray();
        random.Shuffle(events.AsSpan(random.Next(events.Length)));
        var judge = new RaceJudge(AllRules.Regulations);
        for (var i = 0; i < events.Length; i++)
        {
            judge.Append(events[i]);
            if (random.Next(8) == 0)
            {
                Same(Of(events.Take(i + 1).OrderBy(e => e.At)), Of(judge.Verdicts()));
            }
        }
    }
}
