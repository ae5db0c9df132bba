using FsCheck;
using FsCheck.Fluent;
using PitMarshal.Events;
using PitMarshal.Ingest;
using PitMarshal.Ingest.Clocks;
using PitMarshal.Ingest.Messages;

namespace PitMarshal.Tests.Ingest.Streams;

public sealed class StationClockTests
{
    private const long Booted = 1_780_000_000_000_000;

    [Fact]
    public void The_error_is_never_above_what_is_stated_whatever_offset_drift_and_unequal_delays()
    {
        var worlds =
            from drift in Gen.Choose(-100_000, 100_000)
            from offset in Gen.Choose(0, int.MaxValue)
            from longest in Gen.Choose(0, 50_000)
            from exchanges in Gen.Choose(1, 60)
            from seed in Gen.Choose(0, int.MaxValue)
            select (Drift: drift / 1e9, Offset: (long)offset * 1000, Longest: longest, Exchanges: exchanges,
                Seed: seed);
        Prop.ForAll(worlds.ToArbitrary(), world =>
            HoldsFor(world.Drift, world.Offset, world.Longest, world.Exchanges, world.Seed))
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Without_delays_it_is_right_to_a_few_microseconds_and_says_so()
    {
        var clock = new StationClock();
        var utc = new Utc(37e-6, 0);
        for (var exchange = 0; exchange < 40; exchange++)
        {
            var us = exchange < 4 ? exchange * 500_000L : exchange * 32_000_000L;
            clock.Add(Sample(us, utc.At(us), utc.At(us), us));
        }
        for (var us = 39 * 32_000_000L; us < 40 * 32_000_000L; us += 1_000_003)
        {
            var (at, uUs) = clock.ToUtc(us);
            Assert.InRange(at.Micros - utc.At(us), -3, 3);
            Assert.InRange(uUs, 0, 20);
        }
    }

    [Fact]
    public void A_single_exchange_is_enough_and_its_uncertainty_grows_with_distance()
    {
        var clock = new StationClock();
        Assert.False(clock.IsKnown);
        clock.Add(Sample(1_000_000, Booted + 1_000_500, Booted + 1_000_500, 1_001_000));
        Assert.InRange(clock.ToUtc(1_000_500).UUs, 500, 510);
        Assert.InRange(clock.ToUtc(101_000_500).UUs, 20_000, 21_000);
    }

    [Fact]
    public void Its_drift_is_known_after_some_exchanges_and_not_after_one()
    {
        var clock = new StationClock();
        Assert.Null(clock.Latest);
        var utc = new Utc(37e-6, 0);
        for (var us = 0L; us <= 320_000_000; us += 32_000_000)
        {
            clock.Add(Sample(us, utc.At(us), utc.At(us), us));
            Assert.InRange(37, clock.Drift.Ppm - clock.Drift.UPpm, clock.Drift.Ppm + clock.Drift.UPpm);
            Assert.Equal(us == 0, clock.Drift.UPpm > 100);
        }
        Assert.InRange(clock.Drift.UPpm, 0, 1);
        Assert.Equal(320_000_000, clock.Latest!.Us);
    }

    [Fact]
    public void A_clock_that_bends_is_followed()
    {
        var clock = new StationClock();
        long utc = Booted, us = 0;
        for (var exchange = 0; exchange < 60; exchange++)
        {
            clock.Add(Sample(us, utc, utc, us));
            us += 32_000_000;
            utc += 32_000_000 + (exchange < 30 ? 320 : -320);
        }
        Assert.InRange(clock.ToUtc(us).At.Micros - utc, -20, 20);
    }

    private static bool HoldsFor(double drift, long offset, int longestDelay, int exchanges, int seed)
    {
        var random = new Random(seed);
        var utc = new Utc(drift, offset);
        var clock = new StationClock();
        long us = random.Next(1_000_000);
        for (var i = 0; i < exchanges; i++)
        {
            // Each way as long as it likes: the station's clock at the answer is where UTC has got to.
            var there = random.Next(longestDelay + 1);
            var back = random.Next(longestDelay + 1);
            clock.Add(Sample(us, utc.At(us) + there, utc.At(us) + there, us + there + back));
            var asked = us + random.NextInt64(-60_000_000, 120_000_000);
            var (at, uUs) = clock.ToUtc(Math.Max(asked, 0));
            if (Math.Abs(at.Micros - utc.At(Math.Max(asked, 0))) > uUs)
            {
                return false;
            }
            us += i < 4 ? 500_000 : 32_000_000;
        }
        return true;
    }

    private static ClockSampled Sample(long t1, long t2, long t3, long t4)
    {
        var exchange = new ClockExchange(t1, t2, t3, t4);
        return new ClockSampled("entry", "b", exchange.Us, exchange.OffsetUs, exchange.DelayUs);
    }

    private readonly record struct Utc(double Drift, long Offset)
    {
        internal long At(long us) => Booted + Offset + us + (long)Math.Round(us * Drift);
    }
}
