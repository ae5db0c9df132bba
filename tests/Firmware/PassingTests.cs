using System.Text.Json;
using Xunit;

namespace PitMarshal.Tests.Firmware;

public sealed class PassingTests
{
    private const int Loop = 0;

    [Fact]
    public void One_transponder_on_one_pulse_has_the_better_stamp()
    {
        var pit = new Pit().RunTo(1_000_000).Up();
        Pulse(pit, 2_000_000, 2_080_000, ("T,1234,12,-40,7000", 2_060_000)).RunTo(4_000_000);
        Assert.Equal([(2_053_000, 500, "1234")], Tags(pit));
        Assert.Equal(12, pit.Of("tag")[0].GetProperty("hits").GetInt32());
    }

    [Fact]
    public void A_measured_loop_beats_the_decoder()
    {
        var pit = WithMeasuredLoop();
        Pulse(pit, 2_000_100, 2_080_100, ("T,1234,12,-40,7000", 2_060_000)).RunTo(4_000_000);
        Assert.Equal([(2_000_000, 2, "1234")], Tags(pit));
    }

    [Fact]
    public void Where_the_loop_is_the_better_two_cars_on_one_pulse_are_uncertain_by_its_length()
    {
        var pit = WithMeasuredLoop();
        Pulse(pit, 2_000_100, 2_090_100, ("T,a,9,-40,1000", 2_031_100), ("T,b,9,-41,1000", 2_042_100)).RunTo(4_000_000);
        Assert.Equal([(2_030_000, 90_500, "a"), (2_041_000, 90_500, "b")], Tags(pit));
    }

    [Fact]
    public void A_transponder_that_the_better_loop_missed_is_uncertain_by_what_it_may_lie_apart()
    {
        var pit = WithMeasuredLoop();
        Pulse(pit, 2_000_100, 2_090_100, ("T,a,9,-40,1000", 2_031_100)).RunTo(4_000_000);
        pit.Line("T,b,9,-40,1000", 5_001_100).RunTo(8_000_000);
        Assert.Equal([(2_000_000, 2, "a"), (5_000_000, 250_500, "b")], Tags(pit));
    }

    [Fact]
    public void Two_cars_nose_to_tail_on_one_pulse_are_both_stamped_by_the_decoder()
    {
        var pit = new Pit().RunTo(1_000_000).Up();
        Pulse(pit, 2_000_000, 2_090_000, ("T,a,9,-40,1000", 2_031_000), ("T,b,9,-41,1000", 2_042_000)).RunTo(4_000_000);
        Assert.Equal([(2_030_000, 500, "a"), (2_041_000, 500, "b")], Tags(pit));
    }

    [Fact]
    public void A_pulse_that_no_transponder_claims_is_an_unidentified_passing()
    {
        var pit = new Pit().RunTo(1_000_000).Up();
        Pulse(pit, 2_000_000, 2_080_000).RunTo(4_000_000);
        Assert.Equal([(2_000_000, 30_000, "")], Tags(pit));
    }

    [Fact]
    public void A_double_pulse_three_seconds_apart_is_two_passings_and_one_transponder()
    {
        var pit = new Pit().RunTo(1_000_000).Up();
        Pulse(pit, 2_000_000, 2_080_000, ("T,1234,12,-40,0", 2_040_000));
        Pulse(pit, 5_000_000, 5_080_000).RunTo(8_000_000);
        Assert.Equal([(2_040_000, 500, "1234"), (5_000_000, 30_000, "")], Tags(pit));
    }

    [Fact]
    public void A_transponder_without_a_pulse_is_a_passing_by_the_decoders_stamp()
    {
        var pit = new Pit().RunTo(1_000_000).Up();
        pit.Line("T,1234,12,-40,1500", 2_001_500).RunTo(4_000_000);
        Assert.Equal([(2_000_000, 500, "1234")], Tags(pit));
    }

    [Fact]
    public void Of_two_pulses_close_together_each_transponder_claims_its_own()
    {
        var pit = new Pit().RunTo(1_000_000).Up();
        Pulse(pit, 2_000_000, 2_060_000, ("T,a,9,-40,0", 2_061_000));
        Pulse(pit, 2_200_000, 2_260_000, ("T,b,9,-40,0", 2_261_000)).RunTo(4_000_000);
        Assert.Equal([(2_061_000, 500, "a"), (2_261_000, 500, "b")], Tags(pit));
    }

    [Fact]
    public void A_loop_that_stays_on_is_reported_stuck_once()
    {
        var pit = new Pit().RunTo(1_000_000).Up();
        pit.Edge(Loop, true, 2_000_000).RunTo(300_000_000);
        var fault = Assert.Single(pit.Of("fault"));
        Assert.Equal("stuck", fault.GetProperty("what").GetString());
        Assert.Equal("in1", fault.GetProperty("input").GetString());
    }

    [Fact]
    public void Every_pulse_and_every_transponder_becomes_a_passing() => Property.Holds(random =>
    {
        var pit = new Pit().RunTo(1_000_000).Up();
        long now = 2_000_000;
        var heard = new List<string>();
        var pulses = 0;
        for (var i = 0; i < 25; i++)
        {
            now += random.Next(10_000, 900_000);
            pit.RunTo(now);
            if (random.Next(3) > 0)
            {
                var end = now + random.Next(10_000, 1_500_000);
                Pulse(pit, now, end);
                now = end + 10_000;
                pulses++;
            }

            for (var tags = random.Next(3); tags > 0; tags--)
            {
                heard.Add($"t{heard.Count}");
                pit.Line($"T,{heard[^1]},5,-50,{random.Next(200_000)}", now += 1_000);
            }
        }

        pit.RunTo(now + 5_000_000);
        var tagged = Tags(pit).Select(t => t.Id).ToList();
        Assert.Equal(heard.Order(), tagged.Where(id => id != "").Order());
        Assert.True(tagged.Count(id => id == "") <= pulses);
        Assert.True(tagged.Count >= pulses);
    }, times: 60);

    private static Pit Pulse(Pit pit, long onUs, long offUs, params (string Line, long Us)[] lines)
    {
        pit.RunTo(onUs).Edge(Loop, true, onUs);
        foreach (var (line, us) in lines.Where(l => l.Us < offUs))
        {
            pit.Line(line, us);
        }

        pit.RunTo(offUs).Edge(Loop, false, offUs);
        foreach (var (line, us) in lines.Where(l => l.Us >= offUs))
        {
            pit.Line(line, us);
        }

        return pit;
    }

    private static List<(long Us, int Pm, string Id)> Tags(Pit pit) => pit.Of("tag")
        .Select(t => (t.GetProperty("us").GetInt64(), t.GetProperty("pm").GetInt32(), t.GetProperty("id").GetString()!))
        .ToList();

    /// <summary>A station that has measured its edges: 100 µs late, each like the other.</summary>
    private static Pit WithMeasuredLoop()
    {
        var pit = new Pit().RunTo(1_000).Up();
        for (var i = 0; i < 20; i++)
        {
            pit.Station.LoopBackDriven(pit.NowUs);
            pit.Edge(Core.Station.LoopBackInput, i % 2 == 0, pit.NowUs + 100).RunTo(pit.NowUs + 10_000);
        }

        return pit;
    }
}
