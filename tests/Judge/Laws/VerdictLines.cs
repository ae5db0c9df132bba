using PitMarshal.Events;
using PitMarshal.Judge;
using PitMarshal.Judge.Verdicts;
using PitMarshal.Tests.Support.Races;

namespace PitMarshal.Tests.Judge.Laws;

/// <summary>Verdicts as lines, by all rules.</summary>
internal static class VerdictLines
{
    /// <summary>Those of a new judge that is given all of it at once.</summary>
    public static List<string> Of(IEnumerable<RaceEvent> events)
    {
        var judge = new RaceJudge(AllRules.Regulations);
        judge.AppendAll(events);
        return Of(judge.Verdicts());
    }

    /// <summary>Those of a new judge that is given one after the other.</summary>
    public static List<string> OneByOne(IEnumerable<RaceEvent> events)
    {
        var judge = new RaceJudge(AllRules.Regulations);
        foreach (var e in events)
        {
            judge.Append(e);
        }

        return Of(judge.Verdicts());
    }

    public static List<string> Of(IEnumerable<Verdict> verdicts) => [.. verdicts.Select(VerdictJson.Write)];

    /// <summary>Tells the first line in which two lists differ, whole.</summary>
    public static void Same(List<string> expected, List<string> actual)
    {
        var differ = Enumerable.Range(0, Math.Max(expected.Count, actual.Count))
            .FirstOrDefault(i => expected.ElementAtOrDefault(i) != actual.ElementAtOrDefault(i), -1);
        Assert.True(differ < 0,
            $"expected {expected.ElementAtOrDefault(differ)}\n but was {actual.ElementAtOrDefault(differ)}");
    }
}
