using System.Text;
using PitMarshal.Events;
using PitMarshal.Events.Json;
using PitMarshal.Import;
using PitMarshal.Import.Live;
using PitMarshal.Import.RMonitor;

namespace PitMarshal.Tests.Import.Live;

public sealed class RMonitorLiveTests
{
    private const string Sebring = "rmonitor-2009-sebring-alms";
    private static readonly Instant s_noon = Instant.Parse("2026-06-13T12:00:00Z");
    private static readonly LiveAddress s_alone = LiveAddress.Parse("rmonitor://there?clock=alone");

    [SharedDataFact(Sebring)]
    public async Task A_recorded_feed_heard_over_a_socket_gives_the_log_that_its_import_gives()
    {
        foreach (var (session, date) in new[]
        {
            ("2009_Sebring_ALMS_Session_4.txt", new DateOnly(2009, 1, 27)),
            ("2009_Sebring_ALMS_Session_4_Lites.txt", new DateOnly(2009, 1, 27)),
            ("2009_Sebring_ALMS_Session_5.txt", new DateOnly(2009, 1, 27)),
        })
        {
            var file = SharedDataFactAttribute.Of(Sebring, session);
            var imported = Imported.Files("rmonitor", [file]);
            var heard = await Hear(date, File.ReadAllBytes(file));

            Assert.Equal(Observed(imported.Events), Observed(heard));
            Assert.Equal(LastEntries(imported.Events), LastEntries(heard));
        }
    }

    [Fact]
    public async Task A_cut_is_a_doubt_of_all_lines_until_the_feed_is_back()
    {
        var heard = await Hear(new DateOnly(2026, 6, 13),
            Bytes(Flag("12:00:00") + Crossing("PIP", "12:00:00.500") + Flag("12:00:01")),
            Bytes(Flag("12:00:30") + Crossing("POP", "12:00:31.000")));

        Assert.Equal(["12:00:00.500 pit-in", "12:00:31.000 pit-out"],
            heard.OfType<CarPassed>().Select(p => $"{p.At.ToString()[11..23]} {p.Line}"));
        Assert.Equal(3, heard.OfType<SensorDoubted>().Count(d => d.At == s_noon.Plus(1_000_000)));
        Assert.Equal(3, heard.OfType<SensorTrusted>().Count(d => d.At == s_noon.Plus(30_000_000)));
        Assert.Single(heard.OfType<RaceStarted>());
        Assert.Equal(heard.Count, heard.Select(e => (e.Source, e.GetType(), e.At, (e as SensorDoubted)?.Point
            ?? (e as SensorTrusted)?.Point)).Distinct().Count());
    }

    [Fact]
    public void A_gateway_that_starts_again_goes_on_and_tells_nothing_twice()
    {
        var (first, recorded) = Reader(s_alone, []);
        var text = "$A,\"27\",\"27\",111,\"\",\"\",\"\",1\n" + Flag("12:00:00") + Crossing("PIP", "12:00:00.500");
        Say(first, text, s_noon);
        recorded.AddRange(first.Drain());

        var (second, more) = Reader(s_alone, recorded);
        Say(second, text + Crossing("POP", "12:01:00.000"), s_noon.Plus(60_000_000));
        more.AddRange(second.Drain());

        Assert.Empty(more.OfType<RaceStarted>());
        Assert.Empty(more.OfType<EntryListed>());
        Assert.Empty(more.OfType<FlagShown>());
        Assert.Equal(3, more.OfType<SensorDoubted>().Count());
        Assert.Empty(recorded.Select(e => e.Source).OfType<string>().Intersect(more.Select(e => e.Source!)));
    }

    [Fact]
    public void A_clock_that_others_observe_beside_makes_every_instant_as_uncertain_as_it_may_be_off()
    {
        var (reader, _) = Reader(s_alone with { IsAlone = false }, []);
        Say(reader, Flag("12:00:00") + Crossing("PIP", "12:00:00.500"), s_noon.Plus(40_600_000));

        var passed = Assert.Single(reader.Drain().OfType<CarPassed>());
        Assert.InRange(passed.UMs, 41_000, 42_000);
        Assert.InRange(reader.Health.ClockUMs!.Value, 41_000, 42_000);
    }

    [Fact]
    public void A_clock_that_was_never_set_loses_no_crossing_and_none_is_certain()
    {
        var (reader, _) = Reader(s_alone with { IsAlone = false }, []);
        Say(reader, Crossing("PIP", "12:00:00.500"), s_noon.Plus(25L * 365 * 86_400_000_000));

        var passed = Assert.Single(reader.Drain().OfType<CarPassed>());
        Assert.Equal("the feed's clock is more than 10 days off", passed.Inferred);
        Assert.True(EventJson.TryParse(EventJson.Write(passed), out var read, out var what), what);
        Assert.Equal(passed, read);
    }

    [Fact]
    public async Task A_feed_that_ends_each_connection_at_once_is_asked_less_and_less()
    {
        var began = System.Diagnostics.Stopwatch.GetTimestamp();
        var part = Bytes(Flag("12:00:00"));
        await Hear(new DateOnly(2026, 6, 13), part, part, part, part);

        // 0.25, 0.5, 1 and 2 s, each before the next connection.
        Assert.True(System.Diagnostics.Stopwatch.GetElapsedTime(began) > TimeSpan.FromSeconds(3.5));
    }

    [Fact]
    public void A_plain_feed_tells_its_laps_some_seconds_later_and_one_with_crossings_not_at_all()
    {
        var (plain, _) = Reader(s_alone, []);
        var lap = "$J,\"27\",\"00:01:30.000\",\"00:01:30.000\"\n";
        Say(plain, Flag("12:00:00", "00:01:30") + lap + Flag("12:00:01", "00:01:31"), s_noon);
        Assert.Empty(plain.Drain().OfType<CarPassed>());
        Say(plain, Flag("12:00:02", "00:01:32") + Flag("12:00:03", "00:01:33"), s_noon);
        Assert.Equal(Line.StartFinish, Assert.Single(plain.Drain().OfType<CarPassed>()).Line);

        var (enhanced, _) = Reader(s_alone, []);
        Say(enhanced, Flag("12:00:00", "00:01:30") + lap + Crossing("SFT", "12:00:00.100")
            + string.Concat(Enumerable.Range(1, 9).Select(s => Flag($"12:00:0{s}", $"00:01:3{s}"))), s_noon);
        Assert.Single(enhanced.Drain().OfType<CarPassed>());
    }

    [Fact]
    public void A_transponder_in_the_place_of_a_number_makes_no_car_and_race_control_s_entry_stays()
    {
        var (reader, _) = Reader(s_alone, [], isEntered: car => car == "8");
        Say(reader, Flag("12:00:00") + "$A,\"5\",\"4711\",4711,\"\",\"\",\"\",1\n$A,\"8\",\"8\",12,\"\",\"\",\"\",1\n"
            + "$L,\"4711\",\"P1\",\"PIP\",\"06/13/2026\",\"12:00:00.500\"\n"
            + "$A,\"5\",\"27\",4711,\"\",\"\",\"\",1\n"
            + "$L,\"27\",\"P1\",\"POP\",\"06/13/2026\",\"12:01:00.500\"\n", s_noon);

        var events = reader.Drain();
        Assert.Equal([(null, "4711"), ("27", null)],
            events.OfType<CarPassed>().Select(p => (p.Car, p.Transponder)));
        var entry = Assert.Single(events.OfType<EntryListed>());
        Assert.Equal(("27", "4711"), (entry.Car, Assert.Single(entry.Transponders!)));
    }

    private static (RMonitorLive Reader, List<RaceEvent> Recorded) Reader(
        LiveAddress address, IReadOnlyList<RaceEvent> recorded, Func<string, bool>? isEntered = null)
    {
        var reader = new RMonitorLive(address, new ImportedLog("rmonitor"), recorded, isEntered ?? (_ => false));
        reader.Opened(s_noon);
        return (reader, []);
    }

    private static void Say(RMonitorLive reader, string text, Instant rx) => reader.Take(Bytes(text), rx);

    private static async Task<List<RaceEvent>> Hear(DateOnly date, params byte[][] parts)
    {
        using var server = new FeedServer();
        using var end = new CancellationTokenSource();
        List<RaceEvent> heard = [];
        var address = s_alone with { Host = "127.0.0.1", Port = server.Port };
        var reader = new RMonitorLive(address, new ImportedLog("rmonitor"), [], _ => false, date);
        var said = server.Say(parts);

        // Of each part: connected, ended. With the notice after these the last part is recorded: to wait until nobody
        // is connected would miss the moment, for the next connection stands a quarter of a second later.
        var (left, recorded) = (2 * parts.Length + 1, new TaskCompletionSource());
        var client = new LiveClient(address, reader, Record, () => s_noon, _ => Count());
        var running = client.Run(end.Token);
        await said;
        await recorded.Task;
        await end.CancelAsync();
        await running;
        return heard;

        void Count()
        {
            if (--left == 0)
            {
                recorded.SetResult();
            }
        }

        Task Record(IReadOnlyList<RaceEvent> events)
        {
            heard.AddRange(events);
            return Task.CompletedTask;
        }
    }

    private static IEnumerable<string> Observed(IEnumerable<RaceEvent> events) => events
        .Where(e => e is CarPassed or FlagShown or DriverIdentified or RaceStarted or RaceScheduled)
        .OrderBy(e => e.At).ThenBy(e => e.Source, StringComparer.Ordinal).Select(e => EventJson.Write(e));

    private static IEnumerable<string> LastEntries(IEnumerable<RaceEvent> events) => events.OfType<EntryListed>()
        .GroupBy(e => e.Car).OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => EventJson.Write(
            c.Last() with { At = default, Source = null }));

    private static byte[] Bytes(string text) => Encoding.Latin1.GetBytes(text);

    private static string Flag(string time, string race = "00:00:00") =>
        $"$F,9999,\"00:00:00\",\"{time}\",\"{race}\",\"Green \"\n";

    private static string Crossing(string line, string time) =>
        $"$L,\"27\",\"P1\",\"{line}\",\"06/13/2026\",\"{time}\"\n";
}
