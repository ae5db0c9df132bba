using PitMarshal.Events;
using PitMarshal.Judge.Sensing;
using PitMarshal.Tests.Judge.Laws;

namespace PitMarshal.Tests.Judge.Sensing;

/// <summary>Where stations were blind, event by event.</summary>
public sealed class BlindnessTests
{
    [Fact]
    public void Event_by_event_in_any_order_stations_are_blind_where_all_events_together_say() => Seeds.Try(
        chance =>
        {
            var now = new Stations();
            List<RaceEvent> taken = [];
            for (var i = 0; i < 40; i++)
            {
                var e = Any(chance);
                taken.Add(e);
                now.Take(e);
                var plain = PlainBlindness.Of(taken);
                Assert.Equal(plain, Told(now.Blinds));
                Assert.Equal(
                    plain.FindAll(blind => blind.Cause is SensorDoubted { StepUs: not null }), Told(now.Steps));
            }
        },
        times: 300);

    [Fact]
    public void What_an_event_changes_lies_in_the_interval_that_is_told() => Seeds.Try(
        chance =>
        {
            var stations = new Stations();
            for (var i = 0; i < 40; i++)
            {
                var before = Told(stations.Blinds);
                var (from, to) = stations.Take(Any(chance));
                var after = Told(stations.Blinds);
                foreach (var (_, began, ended) in before.Except(after).Concat(after.Except(before)))
                {
                    Assert.True(from <= began && ended <= to, $"{began} to {ended} is not in {from} to {to}");
                }
            }
        },
        times: 300);

    private static List<(RaceEvent Cause, Instant From, Instant To)> Told(BlindIntervals blinds) =>
        blinds.All.ConvertAll(blind => (blind.Cause, blind.From, blind.To));

    internal static RaceEvent Any(Random chance)
    {
        Instant At() => new(chance.Next(30) * 1_000_000L);
        string Station() => chance.Next(4) == 0 ? "exit" : "entry";
        string Boot() => chance.Next(4) == 0 ? "b2" : "b1";
        var first = chance.Next(1, 12);
        long? last = chance.Next(4) == 0 ? null : first + chance.Next(3);
        string? point = chance.Next(2) == 0 ? null : "pit-in";
        var reason = chance.Next(3) switch { 0 => "stuck", 1 => "reboot", _ => "flood" };
        return chance.Next(6) switch
        {
            0 or 1 => new GapOpened(
                Station(), Boot(), first, last, last is null || chance.Next(3) == 0 ? null : At()) { At = At() },
            2 => new GapClosed(Station(), Boot(), first, last) { At = At() },
            3 => new SensorDoubted(
                Station(), point, reason, StepUs: chance.Next(4) == 0 ? 2_000_000 : null) { At = At() },
            4 => new SensorTrusted(Station(), point, reason) { At = At() },
            _ => new CarPassed("7", null, "pit-in")
                { At = At(), Source = $"{Station()}/{Boot()}/{chance.Next(1, 16)}" },
        };
    }
}
