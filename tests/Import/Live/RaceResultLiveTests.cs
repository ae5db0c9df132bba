using PitMarshal.Events;
using PitMarshal.Import;
using PitMarshal.Import.Live;
using PitMarshal.Import.RaceResult;

namespace PitMarshal.Tests.Import.Live;

public sealed class RaceResultLiveTests
{
    private static readonly Instant s_start = Instant.Parse("2026-06-13T12:00:00Z");
    private static readonly LiveAddress s_pitIn = LiveAddress.Parse("raceresult://there?loop=pit-in");

    [Fact]
    public void A_passing_lies_on_the_gateways_clock_at_the_line_of_the_address()
    {
        var (decoder, reader, now) = (new RaceResultSimulator(new Random(1), 3_600_000_000), Reader(), s_start);
        Run(decoder, reader, ref now, 2);
        var at = now.Plus(10_000);
        decoder.Pass("KXZ1234", at);
        Run(decoder, reader, ref now, 2);
        var passed = Assert.Single(reader.Drain().OfType<CarPassed>());
        Assert.Equal(("KXZ1234", Line.PitIn, "raceresult-D-5000-77/12/1"),
            (passed.Transponder, passed.Line, passed.Source));
        Assert.InRange(passed.UMs, 20, 300);
        Assert.InRange(Math.Abs(passed.At.Since(at)) / 1000.0, 0, passed.UMs);
        Assert.Equal(("raceresult-D-5000-77", true, "12", 1L),
            (reader.Health.Station, reader.Health.Online, reader.Health.Boot, reader.Health.UpTo));
        Assert.Equal(["SETPROTOCOL;2.0", "SETPUSHPASSINGS;1;0", "GETTIME", "PASSINGS"], decoder.Questions.Take(4));
    }

    [Fact]
    public void What_was_lost_is_fetched_also_the_last_one()
    {
        var (decoder, reader, now) = (new RaceResultSimulator(new Random(2), 0), Reader(), s_start);
        decoder.Pass("A1", now);
        Run(decoder, reader, ref now, 6);
        decoder.Loss = 1;
        decoder.Pass("A2", now);
        Run(decoder, reader, ref now, 1);
        decoder.Loss = 0;
        decoder.Pass("A3", now);
        Run(decoder, reader, ref now, 5);
        decoder.Loss = 1;
        decoder.Pass("A4", now);
        Run(decoder, reader, ref now, 12);
        var events = reader.Drain();
        Assert.Equal(["A1", "A2", "A3", "A4"], events.OfType<CarPassed>().Select(p => p.Transponder!).Order());
        Assert.Equal(events.OfType<GapOpened>().Count(), events.OfType<GapClosed>().Count());
    }

    [Fact]
    public void A_new_file_of_passings_begins_a_new_numbering_also_while_no_gateway_ran()
    {
        var (decoder, reader, now) = (new RaceResultSimulator(new Random(3), 0), Reader(), s_start);
        Run(decoder, reader, ref now, 1);
        decoder.Pass("A1", now);
        decoder.Pass("A2", now.Plus(1000));
        Run(decoder, reader, ref now, 3);
        var recorded = reader.Drain();
        decoder.Cut();
        decoder.BeginFile();
        decoder.Connect();
        var again = new RaceResultLive(s_pitIn, new ImportedLog("raceresult"), recorded);
        again.Opened(now);
        Run(decoder, again, ref now, 1);
        decoder.Pass("B1", now);
        Run(decoder, again, ref now, 3);
        var events = again.Drain();
        Assert.Equal("raceresult-D-5000-77/13/1", Assert.Single(events.OfType<CarPassed>()).Source);
        Assert.Contains(events, e => e is SensorDoubted { Reason: "restarted" });
    }

    [Theory]
    [InlineData("99999001", "1", null)]
    [InlineData("A1", "1", "the transponder kept it and told it later")]
    public void A_marker_is_no_car_and_what_a_transponder_kept_is_inferred(string code, string kept, string? inferred)
    {
        var (reader, now) = (Reader(), s_start);
        _ = reader.Requests(now);
        reader.Take("GETTIME;0000-00-00;12:00:00.000\r\n"u8, now.Plus(1000));
        reader.Take(System.Text.Encoding.ASCII.GetBytes(
            $"#P;1;{code};0000-00-00;12:00:00.500;0;3A;15;;1;1;1;{kept};10023;2.9;24;00;D;12;;D-1\r\n"),
            now.Plus(600_000));
        Assert.Equal(inferred, reader.Drain().OfType<CarPassed>().SingleOrDefault()?.Inferred);
        Assert.Equal(1, reader.Health.UpTo);
    }

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 40)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Whatever_befalls_the_link_no_passing_is_wrong_or_twice_and_each_that_is_missing_is_in_a_gap(int seed)
    {
        var random = new Random(seed);
        var decoder = new RaceResultSimulator(random, random.Next(3_600) * 1_000_000L)
        {
            Loss = 0.1, Garbage = 0.02, Repeats = 0.1,
        };
        var (reader, now, events) = (Reader(), s_start, new List<RaceEvent>());
        for (var second = 0; second < 900; second++)
        {
            if (random.Next(8) == 0)
            {
                decoder.Pass($"T{random.Next(50)}", now.Plus(random.Next(900_000)));
            }

            switch (random.Next(200))
            {
                case 0 when decoder.IsConnected:
                    decoder.Cut();
                    reader.Closed(now);
                    break;
                case 1:
                    decoder.SetClock(random.Next(1, 30_000) * 1000L);
                    break;
                case < 60 when !decoder.IsConnected:
                    decoder.Connect();
                    reader.Opened(now);
                    break;
            }

            Run(decoder, reader, ref now, 1);
            events.AddRange(reader.Drain());
        }

        var passed = events.OfType<CarPassed>().ToList();
        var numbers = passed.Select(p => int.Parse(p.Source!.Split('/')[2])).ToList();
        Assert.Equal(numbers.Count, numbers.Distinct().Count());
        Assert.NotEmpty(numbers);
        var doubts = events.OfType<SensorDoubted>().Zip(events.OfType<SensorTrusted>()).ToList();
        foreach (var (p, number) in passed.Zip(numbers))
        {
            Assert.True(p.Inferred is not null
                || Math.Abs(p.At.Since(decoder.Passed[number - 1])) / 1000.0 <= p.UMs
                || doubts.Exists(d => p.At >= d.First.At && p.At <= d.Second.At), $"seed {seed}: {p}");
        }

        var open = events.OfType<GapOpened>().Where(gap => !events.OfType<GapClosed>().Any(
            closed => closed.From == gap.From && closed.To == gap.To)).ToList();
        Assert.All(Enumerable.Range(numbers.Min(), numbers.Max() - numbers.Min()).Except(numbers), missing =>
            Assert.True(open.Exists(gap => gap.From <= missing && (gap.To is null || missing <= gap.To)),
                $"seed {seed}: {missing} is missing"));
    }

    private static RaceResultLive Reader()
    {
        var reader = new RaceResultLive(s_pitIn, new ImportedLog("raceresult"), []);
        reader.Opened(s_start);
        return reader;
    }

    private static void Run(RaceResultSimulator decoder, RaceResultLive reader, ref Instant now, int seconds)
    {
        for (var step = 0; step < seconds * 4; step++)
        {
            now = now.Plus(250_000);
            decoder.Run(reader, now);
        }
    }
}
