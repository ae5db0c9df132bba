using System.Text;
using PitMarshal.Events;
using PitMarshal.Import;
using PitMarshal.Import.RMonitor;
using PitMarshal.Scoreboard;
using PitMarshal.Timing;
using PitMarshal.Timing.Settings;

namespace PitMarshal.Tests.Scoreboard;

/// <summary>What a display knows at every record is what the gateway knows.</summary>
public sealed class RoundTripTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 20)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_reader_of_the_format_has_the_classification_after_every_event(int seed)
    {
        var (board, reader, timing) = (Board(), new BoardReader(), new RaceTiming(TimingRules.Default));
        foreach (var e in Race.Of(seed))
        {
            timing.Append(e);
            reader.Take(board.Take(e));
            if (timing.Sessions is [.., var session])
            {
                Assert.Equal(
                    timing.Classify(session)!.Cars.Select((car, i) => (car.Car, i + 1, car.Laps,
                        (car.Total ?? 0) / 1000, car.BestLap ?? 0, (car.Best ?? 0) / 1000)),
                    reader.Standings.OrderBy(s => s.Value.Position).Select(s => (s.Key, s.Value.Position, s.Value.Laps,
                        s.Value.TotalMs, reader.Bests[s.Key].Lap, reader.Bests[s.Key].Ms)));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_display_that_connects_now_has_what_one_has_that_was_there_from_the_beginning(int seed)
    {
        var (board, always) = (Board(), new BoardReader());
        var at = new Random(seed).Next(50, 200);
        foreach (var e in Race.Of(seed).Take(at))
        {
            always.Take(board.Take(e));
        }

        var late = new BoardReader();
        late.Take(board.State() + board.Flags(Race.Start));

        Assert.Equal(always.Standings.OrderBy(s => s.Key), late.Standings.OrderBy(s => s.Key));
        Assert.Equal(always.Bests.OrderBy(s => s.Key), late.Bests.OrderBy(s => s.Key));
        Assert.Equal(always.Cars.OrderBy(s => s.Key), late.Cars.OrderBy(s => s.Key));
        Assert.Equal(always.Flag, late.Flag);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_importer_has_every_crossing_to_the_millisecond_and_the_same_classification(int seed)
    {
        var race = Race.Of(seed);
        var imported = Import(race);

        var lines = new[] { Line.StartFinish, Line.PitIn, Line.PitOut };
        Assert.Equal(
            race.OfType<CarPassed>().Select(p => (p.At.Micros / 1000,
                p.Car ?? (int.Parse(p.Transponder!) - 1000).ToString(), p.Line)).Order(),
            imported.OfType<CarPassed>().Select(p => (p.At.Micros / 1000, p.Car!, p.Line)).Order());
        Assert.Equal(race.OfType<DriverIdentified>().Select(d => (d.Car, d.Driver[^1] - 'a' + 1)).Order(),
            imported.OfType<DriverIdentified>().Select(d => (d.Car, d.Driver[^1] - '0')).Order());
        var (one, other) = (Timed(race), Timed(imported));
        foreach (var passed in race.OfType<CarPassed>())
        {
            // The start is in whole seconds in the feed, which moves every total alike and no order.
            Assert.Equal(Order(one.At(passed.At.Plus(1000))), Order(other.At(passed.At.Plus(1000))));
        }
    }

    [Fact]
    public void Names_are_cleaned_and_cut_for_the_format_and_for_its_code_page()
    {
        var board = Board();
        var team = "É \u2603\r\n$A,\"x\"" + new string('y', 50);
        board.Take(new EntryListed("27", "G\"T,4\n", team) { At = Race.Start });

        var bytes = RMonitorText.Bytes(board.State());

        Assert.Contains((byte)0xC9, bytes);
        var reader = new BoardReader();
        reader.Take(Encoding.Latin1.GetString(bytes));
        Assert.Equal(["G T 4"], reader.Classes.Values);
        var shown = Assert.Single(reader.Cars).Value.Team;
        Assert.StartsWith("É ? A x yyy", shown);
        Assert.Equal(30, shown.Length);
    }

    [Fact]
    public void An_edited_entry_clears_the_board_and_sends_all_of_it_again()
    {
        var (board, reader) = (Board(), new BoardReader());
        var race = Race.Of(1);
        foreach (var e in race.Take(100))
        {
            reader.Take(board.Take(e));
        }

        var cleared = reader.Cleared;
        var records = board.Take(new EntryListed("3", "TC", "Now other") { At = Race.Start.Plus(1) });
        reader.Take(records);

        Assert.StartsWith("$I,", records);
        Assert.Equal((cleared + 1, 8, "Now other"), (reader.Cleared, reader.Cars.Count, reader.Cars["3"].Team));
    }

    [Fact]
    public void The_clocks_of_a_timed_race_and_the_flag_are_shown_in_the_form_that_boards_know()
    {
        var board = Board();
        Assert.Equal("$F,9999,\"00:00:00\",\"12:00:00\",\"00:00:00\",\"      \"\r\n", board.Flags(Race.Start));

        Race.Of(1).Take(12).ToList().ForEach(e => board.Take(e));

        Assert.Equal("$F,9999,\"00:59:30\",\"12:00:30\",\"00:00:30\",\"Green \"\r\n",
            board.Flags(Race.Start.Plus(30_000_000)));
    }

    private static RaceBoard Board() => new("Lake", TimeSpan.Zero);

    private static RaceTiming Timed(IReadOnlyList<RaceEvent> log)
    {
        var timing = new RaceTiming(TimingRules.Default);
        timing.AppendAll(log);
        return timing;
    }

    private static IEnumerable<(string, long, int?)> Order(RaceTiming timing) =>
        timing.Classify(timing.Sessions[^1])!.Cars.Select(car => (car.Car, car.Laps, car.BestLap));

    private static IReadOnlyList<RaceEvent> Import(IReadOnlyList<RaceEvent> race)
    {
        var (board, second) = (Board(), Race.Start);
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(file,
                RMonitorText.Bytes(string.Concat(race.Select(e => Seconds(e.At) + board.Take(e)))));
            var log = new ImportedLog("rmonitor");
            new RMonitorFeed(new ImportOptions(Date: new DateOnly(2026, 6, 13)), log).Read([file]);
            Assert.Equal(0, log.Report.RefusedCount);
            return log.Finish();
        }
        finally
        {
            File.Delete(file);
        }

        string Seconds(Instant until)
        {
            var records = "";
            for (; second < until; second = second.Plus(1_000_000))
            {
                records += board.Flags(second);
            }

            return records;
        }
    }
}
