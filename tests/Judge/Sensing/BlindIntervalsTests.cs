using PitMarshal.Events;
using PitMarshal.Judge.Sensing;
using PitMarshal.Tests.Judge.Laws;

namespace PitMarshal.Tests.Judge.Sensing;

/// <summary>What is found by halving is what looking at each interval finds.</summary>
public sealed class BlindIntervalsTests
{
    [Fact]
    public void What_lies_between_two_instants_is_found_as_by_looking_at_each() => Seeds.Try(
        chance =>
        {
            var station = new Station("entry");
            var intervals = new BlindIntervals();
            List<BlindInterval> plain = [];
            for (var i = 0; i < 30; i++)
            {
                if (plain.Count > 0 && chance.Next(4) == 0)
                {
                    var gone = plain[chance.Next(plain.Count)];
                    plain.Remove(gone);
                    intervals.Remove(gone);
                }
                else
                {
                    var from = new Instant(chance.Next(20));
                    var come = new BlindInterval(
                        station, new GapOpened("entry", "b", i, i) { At = from }, from, from.Plus(chance.Next(10)));
                    plain.Add(come);
                    intervals.Add(come);
                }
                plain.Sort(BlindIntervals.Order);
                Assert.Equal(plain, intervals.All);
                var (after, before) = (new Instant(chance.Next(-2, 30)), new Instant(chance.Next(-2, 32)));
                var within = plain.FindAll(blind => blind.Overlaps(after, before));
                Assert.Equal(within, intervals.Within(after, before));
                Assert.Equal(within.FirstOrDefault(), intervals.First(after, before));
                Assert.Equal(within.MaxBy(blind => blind.To)?.To, intervals.Longest(after, before)?.To);
                Assert.Equal(plain.FindLast(blind => blind.From < before), intervals.LastBegun(before));
                Assert.Equal(plain.Find(blind => blind.To > after && blind.From < before),
                    intervals.FirstEndingAfter(after, before));
            }
        },
        times: 300);

    [Fact]
    public void Of_a_line_and_of_a_box_stands_what_concerns_them_whatever_came_when() => Seeds.Try(
        chance =>
        {
            var stations = new Stations();
            for (var i = 0; i < 60; i++)
            {
                var e = BlindnessTests.Any(chance);
                stations.Take(e);
                var all = stations.Blinds.All;
                Assert.Equal(all.FindAll(blind => blind.Covers("pit-in")), stations.Of("pit-in").All);
                Assert.Equal(
                    all.FindAll(blind => blind.CoversBox("7", "4") && blind.Hides(InputKind.Seat)),
                    stations.Of("7", "4", InputKind.Seat).All);
                var seen = new CarPassed("7", null, "pit-in") { At = new Instant(chance.Next(30) * 1_000_000L),
                    Source = "entry/b1/3" };
                Assert.Equal(
                    all.Find(blind => blind.Doubt is { Station: "entry" } && blind.From <= seen.At
                        && seen.At <= blind.To && blind.Doubts(seen, null)),
                    stations.DoubtOf(seen, null));
            }
        },
        times: 200);
}
