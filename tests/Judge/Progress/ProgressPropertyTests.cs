using System.Text.Json;
using PitMarshal.Events;
using PitMarshal.Judge;
using PitMarshal.Judge.Progress;
using PitMarshal.Judge.Sensing;
using PitMarshal.Judge.Verdicts;
using PitMarshal.Tests.Judge.Laws;
using PitMarshal.Tests.Support.Races;

namespace PitMarshal.Tests.Judge.Progress;

/// <summary>Laws of what a page shows, over random races. A failure prints the seed that repeats it.</summary>
public sealed class ProgressPropertyTests
{
    [Fact]
    public void At_every_moment_a_page_shows_what_a_new_judge_would() => Seeds.Try(random =>
    {
        var (events, judge) = (Events(random), new RaceJudge(AllRules.Regulations));
        for (var i = 0; i < events.Length; i++)
        {
            judge.Append(events[i]);
            if (random.Next(8) != 0)
            {
                continue;
            }

            var shown = Lines(judge.Progress());
            var anew = new RaceJudge(AllRules.Regulations);
            anew.AppendAll(events[..(i + 1)]);
            var expected = Lines(anew.Progress());

            Assert.Equal(expected.Length, shown.Length);
            Assert.All(expected.Zip(shown), pair => Assert.Equal(pair.First, pair.Second));
        }
    }, times: 5);

    [Fact]
    public void A_preview_is_what_the_event_then_does() => Seeds.Try(random =>
    {
        var events = Events(random);
        var (judge, at) = (new RaceJudge(AllRules.Regulations), random.Next(events.Length));
        judge.AppendAll(events[..at]);
        var before = judge.Verdicts();
        var preview = judge.Preview(events[at]);

        Assert.Equal(before, judge.Verdicts());
        var changes = judge.Append(events[at]);

        Assert.Equal(changes.Select(c => (c.Id, c.Now)), preview.Select(p => (p.Id, p.Now)));
        Assert.Equal(changes.Select(c => before.FirstOrDefault(v => v.Id == c.Id)), preview.Select(p => p.Before));
    }, times: 100);

    [Fact]
    public void The_verdicts_are_in_order_however_they_came() => Seeds.Try(random =>
    {
        var judge = new RaceJudge(AllRules.Regulations);
        foreach (var e in Events(random))
        {
            judge.Append(e);
            if (random.Next(5) == 0)
            {
                var verdicts = judge.Verdicts();
                Assert.All(verdicts.Zip(verdicts.Skip(1)), pair =>
                    Assert.True(VerdictBook.Compare(pair.First, pair.Second) < 0));
            }
        }
    }, times: 5);

    /// <summary>A random race with rulings, some of them corrected, whose last part arrives in no order.</summary>
    private static RaceEvent[] Events(Random random)
    {
        List<RaceEvent> events = [.. RandomRace.Of(random)];
        for (var i = random.Next(4); i > 0; i--)
        {
            var at = Story.Start.Plus(random.Next(4000) * 1_000_000L);
            events.Insert(random.Next(events.Count),
                new StewardRuled($"minimum-stop/27/stop-{i}", (Ruling)random.Next(3), "Ana", "seen")
            {
                At = at,
                Source = $"race-control/page/{random.Next(3)}",
            });
            if (random.Next(2) == 0)
            {
                events.Insert(random.Next(events.Count), new EventCorrected(
                    null, "Ben", "test", """{"reason":"corrected"}""", random.Next(2) == 0 ? true : null) { At = at, Source = "race-control/page/1" });
            }
        }

        var arrival = events.ToArray();
        random.Shuffle(arrival.AsSpan(random.Next(arrival.Length)));
        return arrival;
    }

    /// <summary>The race and each car as a line of JSON: lists are compared by what is in them.</summary>
    private static string[] Lines(RaceProgress race) =>
        [JsonSerializer.Serialize(race with { Cars = [] }), .. race.Cars.Select(car => JsonSerializer.Serialize(car))];
}
