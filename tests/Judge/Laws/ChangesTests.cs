using PitMarshal.Judge.Verdicts;
using PitMarshal.Judge;
using PitMarshal.Tests.Support.Races;
using static PitMarshal.Tests.Judge.Laws.VerdictLines;

namespace PitMarshal.Tests.Judge.Laws;

public sealed class ChangesTests
{
    [Fact]
    public void The_changes_add_up_to_the_verdicts() => Seeds.Hold(random =>
    {
        var judge = new RaceJudge(AllRules.Regulations);
        var standing = new Dictionary<string, Verdict>();
        var events = RandomRace.Of(random).ToArray();
        random.Shuffle(events);
        foreach (var change in events.SelectMany(judge.Append))
        {
            Assert.True(change.Now is { } now
                ? !standing.TryGetValue(change.Id, out var old) || old != now
                : standing.ContainsKey(change.Id));
            if (change.Now is null)
            {
                standing.Remove(change.Id);
            }
            else
            {
                standing[change.Id] = change.Now;
            }
        }

        Assert.Equal(Of(judge.Verdicts()).Order(), Of(standing.Values).Order());
    });
}
