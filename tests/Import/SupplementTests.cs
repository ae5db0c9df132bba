using PitMarshal.Events;
using PitMarshal.Import;

namespace PitMarshal.Tests.Import;

/// <summary>What a person says of a race counts before what its source says, of every source.</summary>
public sealed class SupplementTests
{
    private static readonly ImportOptions s_given = new(
        Start: Instant.Parse("2026-06-13T10:00:00Z"), DurationMs: 7_200_000, Date: new DateOnly(2026, 6, 13),
        Entries: [new EntryListed("27", "GT", "A", Transponders: ["111"],
            Drivers: [new ListedDriver("d1", null, "gold"), new ListedDriver("d2", null, "bronze")])]);

    private static readonly Dictionary<string, string> s_sources = new()
    {
        ["alkamel"] = "NUMBER;DRIVER_NUMBER;LAP_NUMBER;ELAPSED;CLASS;FLAG_AT_FL\n27;1;1;1:30.000;X;GF\n"
            + "27;2;2;3:00.000;X;FF\n",
        ["rmonitor"] = "$A,\"27\",\"27\",111,\"\",\"\",\"\",1\n"
            + "$F,9999,\"01:00:00\",\"10:00:00\",\"00:00:00\",\"Green \"\n"
            + "$L,\"27\",\"P1\",\"SFT\",\"06/13/2026\",\"10:01:30.000\",1,\"\"\n"
            + "$L,\"27\",\"P1\",\"SFT\",\"06/13/2026\",\"10:03:00.000\",2,\"\"\n",
        ["amb-p3"] = P3Bytes.Passing(1, 111, 1000),
        ["stops"] = "Car;Driver;Time in;Time out\n27;Ana;0:10:00.000;0:11:00.000\n27;Ben;0:20:00.000;0:21:00.000\n",
    };

    public static TheoryData<string> Sources => [.. s_sources.Keys];

    [Theory]
    [MemberData(nameof(Sources))]
    public void Start_duration_and_entries_are_taken_with_every_source(string source)
    {
        var imported = Imported.Text(source, s_sources[source], s_given);

        Assert.Equal(0, imported.Status);
        Assert.Equal((s_given.Start, (string?)null),
            (Assert.Single(imported.Events.OfType<RaceStarted>()) is var start ? start.At : default(Instant?),
                start.Inferred));
        Assert.Equal(7_200_000, Assert.Single(imported.Events.OfType<RaceScheduled>()).DurationMs);
        var entry = Assert.Single(imported.Events.OfType<EntryListed>());
        Assert.Equal(("27", "GT", "A", "111"),
            (entry.Car, entry.Class, entry.Team, Assert.Single(entry.Transponders!)));
        Assert.Equal([("d1", "gold"), ("d2", "bronze")], entry.Drivers!.Select(d => (d.Id, d.Rating!)));
        Assert.All(imported.Events.OfType<DriverIdentified>(), seen => Assert.True(seen.Driver is "d1" or "d2"));
    }

    [Fact]
    public void A_car_that_the_entry_list_lacks_is_kept_as_the_source_has_it_and_told()
    {
        var imported = Imported.Text("alkamel", s_sources["alkamel"] + "8;1;1;1:31.000;Y;GF\n", s_given);

        Assert.Equal([("27", "GT"), ("8", "Y")],
            imported.Events.OfType<EntryListed>().Select(e => (e.Car, e.Class!)).Order());
        Assert.Contains("not in the entry list, but in the source: 8", imported.Errors);
    }

    [Fact]
    public void A_duration_without_any_start_is_refused_with_what_to_do()
    {
        var imported = Imported.Text("amb-p3", s_sources["amb-p3"], new ImportOptions(DurationMs: 1));

        Assert.Equal((2, ""), (imported.Status, imported.Output));
        Assert.Contains("--start", imported.Errors);
    }

    [Fact]
    public void A_feed_says_how_long_its_race_is_to_be_and_when_it_has_ended()
    {
        var imported = Imported.Text("rmonitor", "$B,5,\"Six Hours\"\n" + s_sources["rmonitor"]
            + "$F,9999,\"00:00:00\",\"11:00:00\",\"01:00:00\",\"Finish\"\n"
            + "$L,\"27\",\"P1\",\"SFT\",\"06/13/2026\",\"11:00:30.000\",2,\"\"\n");

        var scheduled = Assert.Single(imported.Events.OfType<RaceScheduled>());
        Assert.Equal(("5 Six Hours", 3_600_000L), (scheduled.Race, scheduled.DurationMs));
        var ended = Assert.Single(imported.Events.OfType<RaceEnded>());
        Assert.Equal("2026-06-13T11:00:30.000000Z", ended.At.ToString());
        Assert.NotNull(ended.Inferred);
    }

    [Fact]
    public void Another_run_of_a_feed_is_the_next_session_of_the_log()
    {
        var run = "$F,9999,\"00:30:00\",\"10:00:00\",\"00:00:00\",\"Green \"\n"
            + "$L,\"27\",\"P1\",\"SFT\",\"06/13/2026\",\"10:01:30.000\",1,\"\"\n";
        var imported = Imported.Text("rmonitor", "$B,5,\"Heat 1\"\n" + run + "$B,6,\"Heat 2\"\n"
            + run.Replace("10:0", "11:0", StringComparison.Ordinal), new ImportOptions(Date: s_given.Date));

        Assert.Equal(["RaceScheduled 5 Heat 1", "RaceStarted", "RaceEnded", "RaceScheduled 6 Heat 2", "RaceStarted"],
            imported.Events.Where(e => e is RaceScheduled or RaceStarted or RaceEnded)
                .Select(e => e is RaceScheduled told ? $"RaceScheduled {told.Race}" : e.GetType().Name));
    }
}
