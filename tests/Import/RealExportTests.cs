using PitMarshal.Events;
using PitMarshal.Import;
using PitMarshal.Judge.Verdicts;
using PitMarshal.Tests.Support.Races;

namespace PitMarshal.Tests.Import;

/// <summary>The figures were counted in the files themselves, line by line, without the importer.</summary>
public sealed class RealExportTests
{
    private const string P3 = "amb-p3-vmindru", RMonitor = "rmonitor-2009-sebring-alms";

    [SharedDataFact(P3)]
    public void A_whole_P3_capture_has_84_passings_of_three_transponders_without_a_gap()
    {
        var imported = Imported.Files("amb-p3", [SharedDataFactAttribute.Of(P3, "amb.out")]);

        Assert.Equal(Enumerable.Range(157777, 84).Select(n => $"amb-p3-41813/1/{n}"),
            imported.Passings.Select(p => p.Source));
        Assert.Equal(3, imported.Passings.Select(p => p.Transponder).Distinct().Count());
        Assert.Empty(imported.Events.OfType<GapOpened>());
        Assert.Matches(@"read +1,304  status\b", imported.Errors);
        Assert.DoesNotContain("refused", imported.Errors);
    }

    [SharedDataFact(P3)]
    public void A_P3_capture_with_one_number_missing_has_a_gap_of_one()
    {
        var imported = Imported.Files("amb-p3", [SharedDataFactAttribute.Of(P3, "amb-short.out")]);

        Assert.Equal(83, imported.Passings.Count);
        var gap = Assert.Single(imported.Events.OfType<GapOpened>());
        Assert.Equal(gap.From, gap.To);
    }

    [SharedDataFact(RMonitor)]
    public void Every_crossing_of_three_sessions_is_a_passing_of_its_line()
    {
        (string File, int PitIn, int PitOut, int StartFinish, int InPit, int WithoutCar)[] sessions =
        [
            ("2009_Sebring_ALMS_Session_4.txt", 69, 83, 309, 68, 2),
            ("2009_Sebring_ALMS_Session_4_Lites.txt", 55, 66, 259, 76, 0),
            ("2009_Sebring_ALMS_Session_5.txt", 88, 87, 422, 87, 1),
        ];
        foreach (var session in sessions)
        {
            var imported = Sebring(session.File);
            int Count(string line) => imported.Passings.Count(p => p.Line == line);

            Assert.Equal(session, (session.File, Count(Line.PitIn), Count(Line.PitOut), Count(Line.StartFinish),
                Count("start-finish-pit"),
                imported.Passings.Count(p => p.Car is null)));
            Assert.DoesNotContain("refused", imported.Errors);
            Assert.Equal(imported.Events.Select(e => e.At).Order(), imported.Events.Select(e => e.At));
        }
    }

    [SharedDataFact(RMonitor)]
    public void Stops_of_a_real_feed_are_judged_to_the_millisecond()
    {
        var verdicts = Story.Verdicts(Sebring("2009_Sebring_ALMS_Session_4.txt").Events, Story.MinimumStop);

        // 08:08:43.226 to 08:10:56.844, and 08:19:18.917 to 08:24:30.980; a car that leaves the pit lane for the
        // first time made no stop.
        Assert.Equal(
            [133_618_000L, 312_063_000L],
            Enumerable.Range(1, 2).Select(n => verdicts.Of($"minimum-stop/45/stop-{n}").MeasuredMicros!.Value));
        Assert.Equal(Outcome.Compliant, verdicts.Of("minimum-stop/45/stop-1").Outcome);
    }

    [SharedDataFact(RMonitor)]
    public void A_plain_feed_gives_its_52_laps_and_no_verdict_on_stops()
    {
        var imported = Imported.Files("rmonitor", [SharedDataFactAttribute.Of(RMonitor, "Orbits_Mock_Session.txt")],
            new ImportOptions(Date: new DateOnly(2026, 6, 13)));

        Assert.Equal(52, imported.Passings.Count);
        Assert.All(
            Story.Verdicts(imported.Events, "{ rule: stops, kind: count, of: stop, min: 1 }"),
            v => Assert.Equal(Outcome.Undecided, v.Outcome));
    }

    private static Imported Sebring(string file) =>
        Imported.Files("rmonitor", [SharedDataFactAttribute.Of(RMonitor, file)],
            new ImportOptions(Zone: TimeSpan.FromHours(-5)));
}
