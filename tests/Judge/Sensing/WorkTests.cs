using PitMarshal.Events;
using PitMarshal.Judge;
using PitMarshal.Judge.Rules;
using PitMarshal.Tests.Judge.Laws;
using PitMarshal.Tests.Support.Races;

namespace PitMarshal.Tests.Judge.Sensing;

/// <summary>Twice as many gaps, doubts or stops take twice the work, not four times.</summary>
public sealed class WorkTests
{
    private const int Some = 400;
    private static readonly Instant s_start = Instant.Parse("2026-06-13T14:00:00Z");
    private static readonly RaceRegulations s_regulations = Story.Regulations(AllRules.Lines[..6]);

    public static TheoryData<string> Kinds => ["gaps that are closed", "gaps that an observation ends", "silences",
        "doubts", "doubts that last", "reboots", "clock steps"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Event_by_event(string kind) => IsLinear(n => OneByOne(Race(n, i => Of(kind, i, n))));

    [Fact]
    public void Stops_with_gaps_judged_at_once() => IsLinear(n => AtOnce(Race(n, Stop)));

    private static IEnumerable<RaceEvent> Of(string kind, int i, int n) => kind switch
    {
        "gaps that are closed" =>
            [Gap(i, At(i)), .. i < n / 2 ? [] : (RaceEvent[])[new GapClosed("entry", "b1", i, i) { At = At(i, 2) }]],
        "gaps that an observation ends" =>
            [new GapOpened("entry", "b1", 2 * i, 2 * i) { At = At(i) }, Passing("start-finish", "entry", i, At(i, 1))],
        "silences" =>
            [new GapOpened("entry", "b1", 7) { At = At(i) }, new GapClosed("entry", "b1", 7) { At = At(i, 1) }],
        "doubts" => Doubt(i, "stuck", null),
        "doubts that last" => Doubt(i, "stuck", null).Take(1),
        "reboots" => Doubt(i, "rebooted", null),
        _ => Doubt(i, $"its clock stepped by {i} s", 2_000_000),
    };

    private static IEnumerable<RaceEvent> Stop(int i) =>
    [
        Passing("start-finish", "line", i, At(i)), Gap(i, At(i, 4)), Passing("pit-in", "entry", 2 * i, At(i, 5)),
        new CarStopped("7", "4") { At = At(i, 10) }, new SeatEmptied("7") { At = At(i, 12) },
        new SeatTaken("7") { At = At(i, 20) }, new CarMoved("7", "4") { At = At(i, 25) },
        Passing("pit-out", "exit", i, At(i, 35)),
    ];

    private static GapOpened Gap(int i, Instant at) =>
        new("entry", "b1", i, i, at.Plus(1_000), ["pit-in"], ["4"]) { At = at };

    private static RaceEvent[] Doubt(int i, string reason, long? step) =>
    [
        new SensorDoubted("entry", null, reason, StepUs: step) { At = At(i) },
        new SensorTrusted("entry", null, reason) { At = At(i, 1) },
    ];

    private static CarPassed Passing(string line, string station, int i, Instant at) =>
        new("7", null, line) { At = at, Source = $"{station}/b1/{(2 * i) + 1}" };

    private static Instant At(int i, int seconds = 0) => s_start.Plus((((i + 1) * 90L) + seconds) * 1_000_000);

    private static List<RaceEvent> Race(int n, Func<int, IEnumerable<RaceEvent>> events) =>
    [
        new EntryListed("7", Box: "4") { At = s_start }, new EntryListed("8", Box: "5") { At = s_start },
        new RaceStarted { At = s_start }, .. Enumerable.Range(0, n).SelectMany(events), new RaceEnded { At = At(n) },
    ];

    private static void OneByOne(List<RaceEvent> events)
    {
        var judge = new RaceJudge(s_regulations);
        events.ForEach(e => judge.Append(e));
    }

    private static void AtOnce(List<RaceEvent> events) => new RaceJudge(s_regulations).AppendAll(events);

    private static void IsLinear(Action<int> work)
    {
        work(Some);
        Assert.InRange(Bytes(work, 2 * Some) / (double)Bytes(work, Some), 1, 2.5);
    }

    private static long Bytes(Action<int> work, int n)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        work(n);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
