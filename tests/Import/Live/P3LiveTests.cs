using PitMarshal.Events;
using PitMarshal.Import;
using PitMarshal.Import.Live;
using PitMarshal.Import.P3;

namespace PitMarshal.Tests.Import.Live;

public sealed class P3LiveTests
{
    private static readonly Instant s_start = Instant.Parse("2026-06-13T12:00:00Z");
    private static readonly LiveAddress s_pitIn = LiveAddress.Parse("p3://there?loop=pit-in");

    private readonly Random _random = new(16);

    [Fact]
    public void Ten_thousand_stops_between_two_decoders_are_as_long_as_they_were_within_their_uncertainties()
    {
        var entry = new DecoderSimulator(_random, 0xaaa1, 7_200_000_000, 150e-6);
        var exit = new DecoderSimulator(_random, 0xaaa2, -35_123_456, -150e-6);
        var (first, second) = (Reader(s_pitIn), Reader(s_pitIn with { Line = Line.PitOut }));
        List<(Instant In, Instant Out)> stops = [];
        var now = s_start;
        List<CarPassed> seen = [];
        for (var i = 0; i < 10_000; i++)
        {
            var (entered, left) = (now.Plus(2_000_000), now.Plus(3_000_000 + _random.Next(4_000_000)));
            stops.Add((entered, left));
            Until(ref now, entered);
            entry.Pass((uint)(20_000 + i), entered);
            Until(ref now, left);
            exit.Pass((uint)(20_000 + i), left);
        }

        Until(ref now, now.Plus(10_000_000));
        var byCar = seen.GroupBy(p => p.Transponder!).ToDictionary(p => int.Parse(p.Key), p => p.ToList());
        Assert.Equal(10_000, byCar.Count);
        foreach (var (i, (entered, left)) in stops.Index())
        {
            var (pitIn, pitOut) = (byCar[20_000 + i].Single(p => p.Line == Line.PitIn),
                byCar[20_000 + i].Single(p => p.Line == Line.PitOut));
            Assert.InRange(pitIn.UMs + pitOut.UMs, 6, 400);
            Assert.InRange(Math.Abs(pitOut.At.Since(pitIn.At) - left.Since(entered)) / 1000.0,
                0, pitIn.UMs + pitOut.UMs);
        }

        void Until(ref Instant at, Instant until)
        {
            for (; at < until; at = at.Plus(250_000))
            {
                entry.Run(first, at);
                exit.Run(second, at);
            }

            seen.AddRange(first.Drain().Concat(second.Drain()).OfType<CarPassed>());
        }
    }

    /// <summary>LIVE_TIMES=1000 tries so many links.</summary>
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1,
        int.TryParse(Environment.GetEnvironmentVariable("LIVE_TIMES"), out var times) ? times : 40)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Whatever_befalls_the_link_no_passing_is_wrong_or_twice_and_each_that_is_missing_is_in_a_gap(int seed)
    {
        var random = new Random(seed);
        var decoder = new DecoderSimulator(random, 0xaaa1, random.Next(-90_000_000, 90_000_000), 100e-6)
        {
            Loss = 0.1, Garbage = 0.1, Repeats = 0.2,
        };
        var (reader, events, sets, now) = (Reader(s_pitIn), new List<RaceEvent>(), new List<string>(), s_start);
        for (var second = 0; second < 1200; second++)
        {
            if (random.Next(8) == 0)
            {
                decoder.Pass((uint)random.Next(1, 50), now.Plus(random.Next(900_000)));
            }

            switch (random.Next(300))
            {
                case 0 when decoder.IsConnected:
                    decoder.Cut();
                    reader.Closed(now);
                    break;
                case 1:
                    var by = random.Next(-30_000, 30_000) * 1000L;
                    decoder.SetClock(by);
                    sets.Add($"{now} {by}");
                    break;
                case < 60 when !decoder.IsConnected:
                    decoder.Connect();
                    reader.Opened(now);
                    break;
                default:
                    break;
            }

            for (var step = 0; step < 4; step++)
            {
                now = now.Plus(250_000);
                decoder.Run(reader, now);
            }

            events.AddRange(reader.Drain());
        }

        var passings = events.OfType<CarPassed>().ToDictionary(p => int.Parse(p.Source!.Split('/')[2]));
        foreach (var (i, at) in decoder.Passed.Index())
        {
            var isDoubted = Doubts(events).Any(d => d.From <= at && at <= d.To);
            if (!passings.TryGetValue(i + 1, out var passed))
            {
                Assert.True(isDoubted || i + 1 > passings.Keys.Max() || i + 9 < passings.Keys.Min()
                    || Gaps(events).Any(gap => gap.From <= i + 1 && i + 1 <= (gap.To ?? long.MaxValue)),
                    $"passing {i + 1} at {at} is missing and no gap says so");
            }
            else if (passed.Inferred is null && !isDoubted
                && !Doubts(events).Any(d => d.From <= passed.At && passed.At <= d.To))
            {
                Assert.True(Math.Abs(passed.At.Since(at)) / 1000.0 <= passed.UMs || now.Since(at) < 30_000_000,
                    $"passing {i + 1} at {at} is told as at {passed.At} ± {passed.UMs} ms; the clock was set: "
                    + string.Join(", ", sets));
            }
        }

        Assert.InRange(passings.Count, decoder.Passed.Count / 3, decoder.Passed.Count);
    }

    [Fact]
    public void What_is_lost_is_asked_for_and_its_gap_closed_when_it_has_come()
    {
        var decoder = new DecoderSimulator(_random, 0xaaa1, 0, 0);
        var (reader, now) = (Reader(s_pitIn), s_start);
        Run(decoder, reader, ref now, 5);
        decoder.Pass(1, now);
        Run(decoder, reader, ref now, 5);
        decoder.Loss = 1;
        decoder.Pass(2, now);
        decoder.Loss = 0;
        Run(decoder, reader, ref now, 5);
        decoder.Pass(3, now);
        Run(decoder, reader, ref now, 10);

        var events = reader.Drain();
        Assert.Equal(["1", "3", "2"], events.OfType<CarPassed>().Select(p => p.Transponder));
        var gap = Assert.Single(events.OfType<GapOpened>());
        Assert.Equal(("amb-p3-aaa1", "1", 2L, (long?)2L), (gap.Station, gap.Boot, gap.From, gap.To));
        Assert.Equal((2L, (long?)2L), Assert.Single(events.OfType<GapClosed>()) is var c ? (c.From, c.To) : default);
        Assert.Empty(reader.Health.Holes);
    }

    [Fact]
    public void A_gateway_that_starts_again_asks_for_what_passed_meanwhile()
    {
        var decoder = new DecoderSimulator(_random, 0xaaa1, 0, 0);
        var (reader, now) = (Reader(s_pitIn), s_start);
        Run(decoder, reader, ref now, 5);
        decoder.Pass(1, now);
        Run(decoder, reader, ref now, 5);
        var recorded = reader.Drain();

        decoder.Cut();
        decoder.Pass(2, now);
        decoder.Connect();
        var again = new P3Live(s_pitIn, new ImportedLog("p3"), recorded);
        again.Opened(now);
        Run(decoder, again, ref now, 5);
        decoder.Pass(3, now);
        Run(decoder, again, ref now, 15);

        Assert.Equal(["3", "2"], again.Drain().OfType<CarPassed>().Select(p => p.Transponder));
    }

    [Fact]
    public void A_decoder_that_does_not_tell_its_clock_is_only_as_good_as_the_moment_of_receipt()
    {
        var decoder = new DecoderSimulator(_random, 0xaaa1, 3_600_000_000, 0) { Answers = false };
        var (reader, now) = (Reader(s_pitIn), s_start);
        Run(decoder, reader, ref now, 5);
        var at = now;
        decoder.Pass(1, at);
        Run(decoder, reader, ref now, 5);
        decoder.Pass(2, now);
        Run(decoder, reader, ref now, 5);

        var passed = reader.Drain().OfType<CarPassed>().First();
        Assert.InRange(passed.UMs, 1500, 1600);
        Assert.InRange(Math.Abs(passed.At.Since(at)) / 1000.0, 0, passed.UMs);
    }

    private static P3Live Reader(LiveAddress address)
    {
        var reader = new P3Live(address, new ImportedLog("p3"), []);
        reader.Opened(s_start);
        return reader;
    }

    private static void Run(DecoderSimulator decoder, P3Live reader, ref Instant now, int seconds)
    {
        for (var step = 0; step < seconds * 4; step++)
        {
            now = now.Plus(250_000);
            decoder.Run(reader, now);
        }
    }

    private static List<(Instant From, Instant To)> Doubts(IEnumerable<RaceEvent> events) =>
    [
        .. events.OfType<SensorDoubted>().Zip(events.OfType<SensorTrusted>(), (from, to) => (from.At, to.At)),
    ];

    /// <summary>The gaps that are open at the end.</summary>
    private static List<(long From, long? To)> Gaps(IEnumerable<RaceEvent> events) =>
    [
        .. events.OfType<GapOpened>().Where(gap => !events.OfType<GapClosed>().Any(
            closed => closed.From == gap.From && closed.To == gap.To)).Select(gap => (gap.From, gap.To)),
    ];
}
