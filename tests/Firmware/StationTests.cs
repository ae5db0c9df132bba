using System.Text;
using System.Text.Json;
using PitMarshal.Core;
using PitMarshal.Core.Clock;
using PitMarshal.Core.Inputs;
using Xunit;

namespace PitMarshal.Tests.Firmware;

public sealed class StationTests
{
    [Fact]
    public void An_idle_hour_takes_no_more_steps_than_its_timers()
    {
        var pit = new Pit().RunTo(0).Up().RunTo(1_000_000).Ack(5);
        var before = pit.Steps;
        pit.RunTo(3_601_000_000);
        Assert.InRange(pit.Steps - before, 400, 3600 / 10 + 3600 / 32 + 20);
    }

    [Fact]
    public void Without_a_link_an_idle_station_sleeps()
    {
        var pit = new Pit().RunTo(10_000_000);
        var before = pit.Steps;
        pit.RunTo(3_600_000_000);
        Assert.InRange(pit.Steps - before, 0, 2);
    }

    [Fact]
    public void A_link_that_takes_nothing_is_not_polled()
    {
        var pit = new Pit { Takes = false }.RunTo(0).Up();
        var before = pit.Steps;
        pit.RunTo(60_000_000);
        Assert.InRange(pit.Steps - before, 0, 100);
        pit.Takes = true;
        Assert.NotEmpty(pit.RunTo(62_000_000).Observations());
    }

    [Fact]
    public void Whatever_happens_it_never_asks_to_be_stepped_in_the_past() => Property.Holds(random =>
    {
        var pit = new Pit(outboxBytes: 2048, journal: new MemoryJournal { Most = random.Next(100) }).RunTo(0);
        for (var i = 0; i < 300; i++)
        {
            pit.Takes = random.Next(8) > 0;
            pit.Confirms = random.Next(8) > 0;
            var us = pit.NowUs + (long)Math.Pow(10, random.Next(1, 8));
            switch (random.Next(7))
            {
                case 0: pit.Up(); break;
                case 1: pit.Station.LinkDown(pit.NowUs); break;
                case 2: pit.Line($"T,{i},3,-40,{random.Next(1_000_000)}", us); break;
                case 3: pit.Line("B,4,d7,0", us); break;
                case 4: pit.Ack(random.Next(i + 1)); break;
                default: pit.Edge(random.Next(8), random.Next(2) == 0, us); break;
            }

            Assert.InRange(pit.RunTo(us).Steps, 0, 100_000);
        }
    }, times: 40);

    [Fact]
    public void The_lamp_needs_both_feet_at_once_beside_an_empty_seat()
    {
        var pit = new Pit().RunTo(1_000_000).Edge(2, true, 1_100_000).RunTo(2_000_000);
        pit.Edge(2, false, 2_100_000).Edge(3, true, 2_200_000).Edge(3, false, 2_400_000).Edge(4, true, 2_500_000)
            .RunTo(3_000_000);
        Assert.False(pit.Station.DriverOut);
        pit.Edge(3, true, 3_100_000).RunTo(3_200_000);
        Assert.True(pit.Station.DriverOut);
        pit.Edge(3, false, 3_300_000).RunTo(3_400_000);
        Assert.True(pit.Station.DriverOut);
        pit.Edge(2, true, 3_500_000).RunTo(3_600_000);
        Assert.False(pit.Station.DriverOut);
    }

    [Fact]
    public void Both_mats_alternately_but_never_at_once_are_eight_observations_and_no_exit()
    {
        var pit = new Pit().RunTo(1_000_000).Up();
        for (var i = 0; i < 4; i++)
        {
            pit.Edge(3 + i % 2, true, 2_000_000 + i * 200_000).Edge(3 + i % 2, false, 2_100_000 + i * 200_000);
        }

        pit.RunTo(4_000_000);
        Assert.False(pit.Station.DriverOut);
        Assert.Equal(2 + 8, pit.Of("mat").Count);
        Assert.Equal(["left", "left", "right", "right"], pit.Of("mat").Skip(2).Take(4)
            .Select(m => m.GetProperty("side").GetString()));
    }

    [Fact]
    public void A_button_is_told_when_pressed_and_a_badge_when_read()
    {
        var pit = new Pit().RunTo(1_000_000).Up().Edge(5, true, 2_000_000).Edge(5, false, 2_500_000)
            .Line("B,4,d7,2000", 3_000_000).RunTo(4_000_000);
        Assert.Matches("^{\"n\":6,\"us\":2000000,\"pm\":30000,\"k\":\"button\",\"id\":\"b1\",\"box\":\"4\"}$",
            Assert.Single(pit.Of("button")).GetRawText());
        var badge = Assert.Single(pit.Of("badge"));
        Assert.Equal(("d7", 2_998_000), (badge.GetProperty("id").GetString(), badge.GetProperty("us").GetInt64()));
    }

    [Fact]
    public void The_next_question_carries_the_last_exchange_of_clocks()
    {
        var pit = new Pit().RunTo(1_000_000).Up();
        var asks = () => pit.Sent.Where(m => m.Tail == "clock/ask").Select(m => m.Json).ToList();
        Assert.Equal("""{"boot":"5f21c0d4","us":1000000}""", asks()[0]);
        pit.RunTo(1_020_000)
            .Receive("clock/tell", """{"boot":"5f21c0d4","us":1000000,"rx":1781359385000000,"tx":1781359385000100}""");
        pit.RunTo(1_500_000);
        Assert.Equal("""{"boot":"5f21c0d4","us":1500000,"last":[1000000,1781359385000000,1781359385000100,1020000]}""", asks()[1]);
        pit.RunTo(100_000_000);
        Assert.Equal(4 + 3, asks().Count);
    }

    [Theory]
    [InlineData("""{"boot":"ffffffff","us":1000000,"rx":1,"tx":2}""", 0)]
    [InlineData("""{"boot":"5f21c0d4","us":999,"rx":1,"tx":2}""", 0)]
    [InlineData("""{"boot":"5f21c0d4","us":1000000,"rx":2,"tx":1}""", 1)]
    [InlineData("""{"boot":"5f21c0d4","us":1000000,"rx":2}""", 1)]
    public void An_answer_to_another_question_is_of_no_use(string json, int refused)
    {
        var pit = new Pit().RunTo(1_000_000).Up().Receive("clock/tell", json).RunTo(1_600_000);
        Assert.DoesNotContain("last", pit.Sent.Last(m => m.Tail == "clock/ask").Json);
        Assert.Equal(refused, pit.Station.Refused);
    }

    [Fact]
    public void Health_says_what_the_contract_says()
    {
        var pit = new Pit().RunTo(1_000_000).Up().Edge(0, true, 2_000_000).RunTo(12_000_000);
        var health = JsonDocument.Parse(pit.Sent.Last(m => m.Tail == "health").Json).RootElement;
        Assert.Equal(11, health.GetProperty("up").GetInt64());
        Assert.Equal(16 * 1024, health.GetProperty("outbox").GetProperty("of").GetInt32());
        Assert.Equal(30_000, health.GetProperty("edge").GetProperty("p99").GetInt32());
        Assert.Equal("""{"in":"in1","on":true,"edges":1,"last":2000000}""",
            health.GetProperty("inputs")[0].GetRawText());
    }

    [Fact]
    public void Who_installs_a_sensor_sees_its_raw_edges_four_times_a_second_and_no_longer_than_asked()
    {
        var pit = new Pit().RunTo(1_000_000).Up().RunTo(20_000_000);
        var before = Healths();
        pit.Receive("watch", """{"s":10}""").Edge(0, true, 20_100_000).Edge(0, false, 20_100_050).RunTo(30_000_000);
        Assert.Contains(""","raw":[["in1",true,20100000],["in1",false,20100050]]}""",
            pit.Sent.First(m => m.Json.Contains("raw")).Json);
        Assert.Single(pit.Sent, m => m.Json.Contains("raw"));
        Assert.InRange(Healths() - before, 40, 42);
        before = Healths();
        pit.Edge(0, true, 31_000_000).RunTo(60_000_000);
        Assert.InRange(Healths() - before, 2, 4);
        Assert.Single(pit.Sent, m => m.Json.Contains("raw"));
        Assert.Equal(1, pit.Receive("watch", """{"s":601}""").Station.Refused);

        int Healths() => pit.Sent.Count(m => m.Tail == "health");
    }

    [Fact]
    public void After_each_loss_of_the_link_the_clocks_are_compared_quickly_again()
    {
        var pit = new Pit().RunTo(0).Up().RunTo(200_000_000);
        pit.Station.LinkDown(pit.NowUs);
        pit.RunTo(300_000_000);
        var before = Asks();
        pit.Up().RunTo(302_000_000);
        Assert.Equal(before + 4, Asks());
        pit.RunTo(302_000_000 + 10 * 32_000_000);
        Assert.InRange(Asks() - before, 4 + 9, 4 + 10);

        int Asks() => pit.Sent.Count(m => m.Tail == "clock/ask");
    }

    [Fact]
    public void Whatever_the_latency_a_corrected_stamp_lies_within_its_uncertainty_of_the_truth() =>
        Property.Holds(random =>
    {
        var meter = new LatencyMeter();
        var worst = random.Next(1, 30_000);
        var late = new Queue<int>();
        for (var i = 0; i < 200; i++)
        {
            var us = i * 1_000_000L;
            late.Enqueue(random.Next(worst));
            meter.Driven(us);
            meter.Heard(us + late.Last());
            if (late.Count > 64)
            {
                late.Dequeue();
            }

            Assert.Equal(i >= LatencyMeter.Enough - 1, meter.IsMeasured);
            Assert.InRange(meter.UncertaintyUs, meter.IsMeasured ? 2 : LatencyMeter.PlatformUs,
                Math.Max(worst + 2, LatencyMeter.PlatformUs));
            Assert.All(late, l => Assert.InRange(Math.Abs(l - meter.MeanUs), 0, meter.UncertaintyUs));
        }
    }, times: 20);

    [Theory]
    [InlineData("""{"role":"r","inputs":[{"in":"in13","k":"loop","p":"x"}]}""")]
    [InlineData("""{"role":"r","inputs":[{"in":"in1","k":"loop"}]}""")]
    [InlineData("""{"role":"r","inputs":[{"in":"in1","k":"mat","box":"4"}]}""")]
    [InlineData("""{"role":"r","inputs":[{"in":"in1","k":"sonar","box":"4"}]}""")]
    [InlineData("""{"role":"r","inputs":[{"in":"in1","k":"loop","p":"x","debounceMs":-1}]}""")]
    [InlineData("""{"role":"r","inputs":[{"in":"in1","k":"loop","p":"x"},{"in":"in1","k":"car","box":"4"}]}""")]
    [InlineData("""{"role":"r","inputs":[{"in":"serial","k":"tag"}]}""")]
    [InlineData("""{"role":"r","inputs":[{"in":"in1","k":"loop","p":"a name far too long for us"}]}""")]
    [InlineData("""{"role":"r","inputs":[{"in":"in1","k":"loop","p":"x","pair":"in1"}]}""")]
    [InlineData("""{"role":"r","inputs":[{"in":"in1","k":"loop","p":"x","pair":"in2"},{"in":"in2","k":"car","box":"4"}]}""")]
    [InlineData("""{"role":"r","inputs":[{"in":"in1","k":"loop","p":"x","pair":"serial"}]}""")]
    [InlineData("""{"role":"r","inputs":[{"in":"in1","k":"loop","p":"x","stuckS":86401}]}""")]
    [InlineData("""{"role":"r","inputs":[{"in":"serial","k":"tag","p":"x","form":"morse"}]}""")]
    [InlineData("""{"role":"r","inputs":[{"in":"serial","k":"tag","p":"x","form":"p3"},{"in":"serial","k":"badge"}]}""")]
    [InlineData("""{"role":"r","inputs":[{"in":"serial","k":"badge"},{"in":"serial","k":"tag","p":"x","form":"p3"}]}""")]
    [InlineData("""{"role":"r","inputs":[{"in":"serial","k":"tag","p":"x","baud":300}]}""")]
    [InlineData("""{"role":"r","inputs":[{"in":"serial","k":"tag","p":"x"},{"in":"in9","k":"tag","p":"y","form":"ir"}]}""")]
    [InlineData("""{"role":"r","inputs":[{"in":"spi","k":"badge","box":"4","form":"pn532"}]}""")]
    [InlineData("""{"role":"r","inputs":[{"in":"spi","k":"badge","box":"4","form":"mfrc522"},{"in":"in4","k":"car","box":"4"}]}""")]
    [InlineData("""{"role":"r","inputs":[{"in":"i2c","k":"badge","box":"4","form":"pn532"},{"in":"in5","k":"car","box":"4"}]}""")]
    [InlineData("""{"role":"r","inputs":[{"in":"i2c","k":"car","box":"4","form":"vl53l0x","nearMm":900,"farMm":800}]}""")]
    [InlineData("""{"role":"r","inputs":[{"in":"in12","k":"car","box":"4","form":"hcsr04"}]}""")]
    [InlineData("""{"role":"r","inputs":[{"in":"in9","k":"car","box":"4","form":"hcsr04"},{"in":"in10","k":"car","box":"5"}]}""")]
    [InlineData("""{"role":"r","inputs":[{"in":"i2c","k":"car","box":"4"}]}""")]
    [InlineData("""{"inputs":[]}""")]
    [InlineData("""{"role":"r","inputs":{}}""")]
    [InlineData("nonsense")]
    public void A_bad_configuration_is_refused_told_once_and_changes_nothing(string config)
    {
        var pit = new Pit().RunTo(0).Up().Receive("config", config).Receive("config", config).RunTo(1_000_000);
        Assert.Equal(Pit.Entry, Encoding.UTF8.GetString(pit.Station.Config));
        Assert.Equal(2, pit.Station.Refused);
        Assert.Equal("refused", Assert.Single(pit.Of("fault")).GetProperty("what").GetString());
        Assert.True(pit.Station.Uses(0));
    }

    [Fact]
    public void The_same_configuration_again_changes_nothing_and_a_new_one_wants_the_levels()
    {
        var pit = new Pit().RunTo(0).Up();
        pit.Station.TakeLevelsWanted();
        pit.Receive("config", Pit.Entry);
        Assert.False(pit.Station.TakeLevelsWanted());
        pit.Receive("config",
            """{"role":"box","inputs":[{"in":"in2","k":"car","box":"1","debounceMs":50,"low":true}]}""");
        Assert.True(pit.Station.TakeLevelsWanted());
        pit.Station.Level(1, false, 500);
        pit.RunTo(1_000_000);
        Assert.True(Assert.Single(pit.Of("car")).GetProperty("on").GetBoolean());
        Assert.Contains("\"role\":\"box\"", pit.Sent.Last(m => m.Tail == "state").Json);
    }

    [Fact]
    public void Edges_that_found_no_slot_are_a_fault_and_the_levels_are_read_anew()
    {
        var pit = new Pit().RunTo(1_000_000).Up();
        pit.Station.TakeLevelsWanted();
        for (var i = 0; i < EdgeQueue.Capacity + 7; i++)
        {
            pit.Station.Edge(0, i % 2 == 0, 1_000_000 + i);
        }

        pit.RunTo(2_000_000);
        Assert.Equal("edges-lost", Assert.Single(pit.Of("fault")).GetProperty("what").GetString());
        Assert.True(pit.Station.TakeLevelsWanted());
    }

    [Fact]
    public void Lines_too_long_are_a_fault_and_nonsense_is_counted()
    {
        var pit = new Pit().RunTo(1_000_000).Up();
        pit.Line(new string('x', 500), 1_100_000).Line("T,1,2", 1_200_000).Line("T,1,2,3,4,5", 1_300_000)
            .Line("T,7,2,-3,0", 1_400_000).RunTo(3_000_000);
        Assert.Equal("lines-lost", Assert.Single(pit.Of("fault")).GetProperty("what").GetString());
        Assert.Equal(2, pit.Station.Refused);
        Assert.Equal("7", Assert.Single(pit.Of("tag")).GetProperty("id").GetString());
    }

    [Fact]
    public void Ten_million_edges_allocate_nothing()
    {
        var station = new Pit(journal: new MemoryJournal { Most = 0 }).Station;
        long us = 1_000_000;
        Run(10_000);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Run(10_000_000);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Run(int edges)
        {
            for (var i = 0; i < edges; i++)
            {
                station.Edge(0, i % 2 == 0, us += 1_000);
                if (i % 11 == 10)
                {
                    station.Step(us += 20_000);
                }
            }
        }
    }
}
