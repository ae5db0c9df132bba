using System.Text;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using PitMarshal.Events;
using PitMarshal.Judge;
using PitMarshal.Judge.Sensing;
using PitMarshal.Judge.Verdicts;
using PitMarshal.Regulations;
using PitMarshal.Tests.Support.Races;
using Outcome = PitMarshal.Judge.Verdicts.Outcome;

namespace PitMarshal.Tests.Judge;

/// <summary>Laws of the judge over random races. A failure prints the seed that repeats it.</summary>
public sealed partial class PropertyTests
{
    internal static readonly string[] Rules =
    [
        Story.MinimumStop,
        Story.MaximumStint,
        "{ rule: exit, kind: driver-exit, evidence: [seat-empty, both-feet], when: { driver: same } }",
        "{ rule: stops, kind: count, of: stop, min: 2, atLeast: 85s }",
        "{ rule: changes, kind: count, of: stop, max: 2, driver: changed }",
        "{ rule: standing, kind: min-duration, of: stationary-time, value: 30s }",
        "{ rule: safety-car, kind: min-duration, of: pit-lane-time, value: 2m, when: { flag: safety-car, sticky: start-finish }, afterRedFlag: waive }",
        "{ rule: green, kind: min-duration, of: pit-lane-time, value: 85s, when: { notFlag: safety-car, stop: not-last }, tolerance: { by: 3s, times: 2 } }",
        "{ rule: windows, kind: count, of: stop, min: 1, when: { window: [{ from: 10m, to: 20m, grace: 1 }, { in: remaining, from: 30m, to: 5m, edge: pit-out }] } }",
        "{ rule: laps, kind: count, of: stop, max: 3, when: { window: { in: laps, from: 2, to: 9 }, notDeclared: splash }, ifRaceEndsEarly: waive below 75% }",
        "{ rule: long-lap, kind: min-duration, of: lap, value: 4m, when: { window: { from: 5m, to: 50m, grace: 1 } } }",
        "{ rule: anew, kind: max-duration, of: stint, value: 20m, afterRedFlag: reset }",
        "{ rule: by-laps, kind: min-duration, of: pit-lane-time, less: 5s, value: { table: laps-in-stint, rows: { 1: 51s, 2: 74s, 4: 95s } }, "
            + "plus: [{ value: 10s, when: { stop: first } }, { value: -20s, when: { flag: safety-car } }], penalty: { brackets: [{ upTo: 5s, kind: warning }, { escalate: [{ kind: drive-through }, { kind: stop-go, add: shortfall, roundUp: 1s }] }] } }",
        "{ rule: late, kind: max-duration, of: stint, value: { table: drivers, rows: { 1: 10m, other: duration / 4 } } }",
        "{ rule: remaining, kind: min-duration, of: pit-lane-time, value: { table: remaining, rows: { 0s: 30s, 30m: 85s, 50m: 2m } } }",
        "{ rule: by-duration, kind: count, of: stop, min: ceil(duration / 20m) - 1, atLeast: duration * 2%, penalty: { kind: points, value: 3 } }",
        "{ rule: net, kind: max-duration, of: stint, value: 15m, when: { flag: [green, yellow] }, afterRedFlag: exclude, penalty: { kind: time, add: excess } }",
        "{ rule: hour, kind: sum, over: rolling 30m, max: 20m, afterRedFlag: exclude }",
        "{ rule: base, kind: sum, min: 10m, max: 70m, pitTime: included, afterRedFlag: prorate 2:1, ifRaceEndsEarly: prorate }",
        "{ rule: blocks, kind: sum, over: blocks 20m, min: 1m, pitTime: excluded-on-change }",
        "{ rule: share, kind: sum, per: rating, share: 60%, when: { class: [GT3] } }",
        "{ rule: lane, kind: sum, of: pit-lane-time, min: 3m, when: { driver: changed } }",
        "{ rule: fuel-each, kind: sum, of: refuel-time, per: driver, max: 5s }",
        "{ rule: laps-each, kind: sum, of: laps, min: 3 }",
        "{ rule: of-class, kind: sum, of: pit-lane-time, per: class, max: 4m }",
        "{ rule: once, kind: driver-exit, evidence: [seat-empty], once: true, when: { driver: same } }",
        "{ rule: fair, kind: spread, of: drive-time, max: 20m }",
        "{ rule: continuous, kind: max-duration, of: continuous-drive, value: 25m, afterRedFlag: reset }",
        "{ rule: since-rest, kind: max-duration, of: continuous-drive, value: 30m, resetAfter: 10m, pitTime: excluded-on-change }",
        "{ rule: rest, kind: min-duration, of: rest, value: 10m }",
        "{ rule: long-rest, kind: min-duration, of: rest, value: 15m, after: 20m, tolerance: { by: 30s } }",
        "{ rule: engine-off, kind: min-duration, of: stationary-engine-off-time, value: 15s }",
        "{ rule: fuel, kind: forbidden-band, of: refuel-time, above: 3s, below: 9s }",
        "{ rule: belts, kind: require, state: engine-off, during: refuelling }",
        "{ rule: seat, kind: forbid, state: [seat-empty, engine-on], during: standing, value: 4s }",
        "{ rule: order, kind: order, first: engine-stopped, then: seat-emptied }",
        "{ rule: who-first, kind: order, first: seat-emptied, then: driver-identified }",
        "{ rule: speed, kind: speed-limit, from: pit-in, to: pit-out, distance: 600m, value: 35mph, within: 1m }",
        "{ rule: zone, kind: speed-limit, from: zone, to: pit-out, distance: 300m, value: 60km/h }",
        "{ rule: entry, kind: closed, what: entry, except: [splash] }",
        "{ rule: exit-closed, kind: closed, what: exit }",
        "{ rule: no-fuel, kind: closed, what: refuelling }",
        "{ rule: no-change, kind: closed, what: driver-change, when: { flag: [safety-car, yellow] } }",
        "{ rule: crew, kind: eligibility, listed: true, drivers: { max: 2 }, soloUpTo: 65m, starter: [d1] }",
    ];

    [Fact]
    public void The_order_of_arrival_never_changes_the_verdicts() => Holds(random =>
    {
        var events = RandomRace.Of(random);
        var expected = Lines(Story.Verdicts(events, Rules));
        var shuffled = events.ToArray();
        random.Shuffle(shuffled);

        Same(expected, Lines(Story.Verdicts(shuffled, Rules)));
    });

    [Fact]
    public void All_events_at_once_give_the_verdicts_of_one_after_the_other() => Holds(random =>
    {
        var events = RandomRace.Of(random).ToArray();
        random.Shuffle(events);
        var (judge, half) = (new RaceJudge(Story.Regulations(Rules)), random.Next(events.Length));
        judge.AppendAll(events.Take(half));
        foreach (var e in events.Skip(half))
        {
            judge.Append(e);
        }

        var atOnce = new RaceJudge(Story.Regulations(Rules));
        atOnce.AppendAll(events);

        Same(Lines(Story.Verdicts(events, Rules)), Lines(judge.Verdicts()));
        Same(Lines(judge.Verdicts()), Lines(atOnce.Verdicts()));
    });

    [Fact]
    public void At_every_moment_the_verdicts_are_those_of_a_new_judge() => Holds(random =>
    {
        var events = RandomRace.Of(random).ToArray();
        random.Shuffle(events.AsSpan(random.Next(events.Length)));
        var judge = new RaceJudge(Story.Regulations(Rules));
        for (var i = 0; i < events.Length; i++)
        {
            judge.Append(events[i]);
            if (random.Next(8) == 0)
            {
                Same(Lines(Story.Verdicts(events.Take(i + 1).OrderBy(e => e.At), Rules)), Lines(judge.Verdicts()));
            }
        }
    });

    [Fact]
    public void The_changes_add_up_to_the_verdicts() => Holds(random =>
    {
        var judge = new RaceJudge(Story.Regulations(Rules));
        var standing = new Dictionary<string, Verdict>();
        var events = RandomRace.Of(random).ToArray();
        random.Shuffle(events);
        foreach (var change in events.SelectMany(judge.Append))
        {
            Assert.True(change.Now is { } now ? !standing.TryGetValue(change.Id, out var old) || old != now : standing.ContainsKey(change.Id));
            if (change.Now is null)
            {
                standing.Remove(change.Id);
            }
            else
            {
                standing[change.Id] = change.Now;
            }
        }

        Assert.Equal(Lines(judge.Verdicts()).Order(), Lines(standing.Values).Order());
    });

    [Fact]
    public void An_hour_later_everything_is_the_same_but_the_instants() => Holds(random =>
    {
        const long Hour = 3_600_000_000;
        var events = RandomRace.Of(random);
        var later = events.Select(e => e switch
        {
            GapOpened { Until: { } until } gap => gap with { At = e.At.Plus(Hour), Until = until.Plus(Hour) },
            SensorDoubted { Since: { } since } doubt => doubt with { At = e.At.Plus(Hour), Since = since.Plus(Hour) },
            _ => e with { At = e.At.Plus(Hour) },
        });

        Assert.Equal(
            Lines(Story.Verdicts(events, Rules)).Select(l => AnyInstant().Replace(l, "T")),
            Lines(Story.Verdicts(later, Rules)).Select(l => AnyInstant().Replace(l, "T")));
    });

    [Fact]
    public void A_longer_stop_is_never_worse_under_a_minimum() => Holds(random =>
    {
        var (u, shorter) = (random.Next(3), 84.9 + random.Next(200) / 1000.0);
        var longer = shorter + random.Next(100) / 1000.0;
        int Rank(double seconds) => new Story().Race().In(600, uMs: u).Out(600 + seconds, uMs: u)
            .Verdicts(Story.MinimumStop)[0].Outcome switch { Outcome.Compliant => 2, Outcome.Undecided => 1, _ => 0 };

        Assert.True(Rank(longer) >= Rank(shorter));
    });

    [Fact]
    public void A_stop_whose_ends_err_within_their_uncertainty_is_never_judged_wrongly() => Holds(random =>
    {
        var uMs = random.Next(1, 50);
        var truth = Math.Round((random.NextDouble() - 0.5) * uMs * 10) / 1000;
        double Error() => Math.Round(((random.NextDouble() * 2) - 1) * uMs * 1000) / 1_000_000;
        var outcome = new Story().Race().In(600 + Error(), uMs: uMs).Out(685 + truth + Error(), uMs: uMs)
            .Verdicts(Story.MinimumStop)[0].Outcome;

        Assert.NotEqual(truth >= 0 ? Outcome.Infringement : Outcome.Compliant, outcome);
        Assert.True(outcome != Outcome.Undecided || Math.Abs(truth) < 4 * uMs / 1000.0);
    }, times: 500);

    [Fact]
    public void Random_bytes_never_crash_the_readers() => Holds(random =>
    {
        foreach (var start in (string[])[EventJson.Write(RandomRace.Of(random)[^1]), "regulations: x\nrules:\n  - " + Story.Exit + "\n", "{[\"\\u12"])
        {
            var bytes = Encoding.UTF8.GetBytes(start);
            for (var i = random.Next(6); i >= 0; i--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            Assert.Equal(EventJson.TryParse(bytes, out var e, out var what), e is not null);
            Assert.Equal(e is null, what is not null);
            if (Record.Exception(() => RegulationsFile.Parse(bytes, "x.yaml")) is { } problem)
            {
                Assert.Matches(@"^x\.yaml:\d+: ", Assert.IsType<BadInput>(problem).Message);
            }
        }
    }, times: 2000);

    [GeneratedRegex(@"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z")]
    private static partial Regex AnyInstant();

    /// <summary>Tells the first line in which two lists differ, whole.</summary>
    private static void Same(List<string> expected, List<string> actual)
    {
        var differ = Enumerable.Range(0, Math.Max(expected.Count, actual.Count))
            .FirstOrDefault(i => expected.ElementAtOrDefault(i) != actual.ElementAtOrDefault(i), -1);
        Assert.True(differ < 0, $"expected {expected.ElementAtOrDefault(differ)}\n but was {actual.ElementAtOrDefault(differ)}");
    }

    private static List<string> Lines(IEnumerable<Verdict> verdicts) => verdicts.Select(VerdictJson.Write).ToList();

    private static void Holds(Action<Random> check, int times = 60) =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            try
            {
                check(new Random(seed));
            }
            catch (Exception problem)
            {
                throw new InvalidOperationException($"seed {seed}: {problem.Message}", problem);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(times).WithStartSize(10).WithEndSize(1_000_000));
}
