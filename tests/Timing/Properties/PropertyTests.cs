using FsCheck;
using FsCheck.Fluent;
using PitMarshal.Events;
using PitMarshal.Timing;
using PitMarshal.Timing.Classifications;
using PitMarshal.Timing.Settings;

namespace PitMarshal.Tests.Timing.Properties;

/// <summary>Laws of the classification over random races. A failure prints the seed that repeats it.</summary>
public sealed class PropertyTests
{
    private static readonly Config s_config = Config.QuickThrowOnFailure.WithMaxTest(100);

    private static string Written(RaceTiming timing) =>
        timing.MainSession is not { } session
            ? ""
            : string.Join("\n", ClassificationJson.Write(timing.Classify(session)!));

    private static string Written(IEnumerable<RaceEvent> events)
    {
        var timing = new RaceTiming(TimingRules.Default);
        timing.AppendAll(events);
        return Written(timing);
    }

    private static void Check(Func<int, bool> law) =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed => law(seed)).Check(s_config);

    [Fact]
    public void Any_order_of_arrival_gives_the_same_classification() => Check(seed =>
    {
        var session = new RandomSession(seed);
        return Written(session.Events) == Written(session.Shuffled());
    });

    [Fact]
    public void Event_by_event_is_the_same_as_all_at_once_after_every_event() => Check(seed =>
    {
        var events = new RandomSession(seed).Shuffled();
        var timing = new RaceTiming(TimingRules.Default);
        for (var i = 0; i < events.Count; i++)
        {
            timing.Append(events[i]);
            if ((i % 7 == 0 || i == events.Count - 1) && Written(timing) != Written(events.Take(i + 1)))
            {
                return false;
            }
        }

        return true;
    });

    [Fact]
    public void At_an_instant_it_is_the_classification_of_what_had_happened() => Check(seed =>
    {
        var session = new RandomSession(seed);
        var timing = new RaceTiming(TimingRules.Default);
        foreach (var e in session.Shuffled())
        {
            timing.Append(e);
        }

        return new[] { 0L, 10, 200, 400, 700, 999, 1500 }
            .Select(share => Transcript.Noon.Plus(session.DurationMs * share))
            .All(at => Written(timing.At(at)) == Written(session.Events.Where(e => e.At <= at)));
    });

    [Fact]
    public void What_was_takes_no_events_and_is_as_it_was_when_what_is_told_later_makes_its_laps()
    {
        var events = Transcript.Read("""
            0:00 enter 27
            0:00 race 10
            0:00 start
            0:30 27
            1:30 27
            2:30 27
            3:00 27
            """);
        events.Add(new LapInvalidated("27", 5, "steward", "cut") { At = Transcript.At("4:00") });
        events.Add(new EntryListed("12") { At = Transcript.At("5:00") });
        events.Add(new CarPassed("12", null, Line.StartFinish) { At = Transcript.At("2:00") });
        var timing = new RaceTiming(TimingRules.Default with { Start = StartOf.OwnPassing });
        timing.AppendAll(events);

        foreach (var at in new[] { "2:45", "3:30", "4:30", "5:30" }.Select(Transcript.At))
        {
            var anew = new RaceTiming(TimingRules.Default with { Start = StartOf.OwnPassing });
            anew.AppendAll(events.Where(e => e.At <= at));
            Assert.Equal(Written(anew), Written(timing.At(at)));
            Assert.Equal(anew.Notes, timing.At(at).Notes);
        }

        Assert.Throws<InvalidOperationException>(() => timing.At(Transcript.Noon).Append(new RaceEnded()));
    }

    [Fact]
    public void Moving_all_instants_moves_nothing() => Check(seed =>
    {
        var session = new RandomSession(seed);
        return Written(session.Events)
            == Written(session.Events.Select(e => e with { At = e.At.Plus(86_400_123_456) }));
    });

    [Fact]
    public void Positions_are_a_permutation() => Check(seed =>
    {
        var cars = Transcript.Classify(new RandomSession(seed).Events).Cars;
        var positions = cars.Where(car => car.Position is not null).Select(car => car.Position!.Value).ToList();
        return positions.SequenceEqual(Enumerable.Range(1, positions.Count))
            && cars.DistinctBy(car => car.Car).Count() == cars.Count;
    });

    [Fact]
    public void One_more_lap_never_loses_a_place() => Check(seed =>
    {
        var session = new RandomSession(seed);
        var now = Transcript.Noon.Plus(session.DurationMs * 500L);
        var events = session.Events.Where(e => e.At <= now && e is not (CarRetired or RaceSuspended)).ToList();
        var before = Transcript.Classify(events);
        var car = before.Cars[seed % before.Cars.Count];
        var after = Transcript.Classify(
            [.. events, new CarPassed(car.Car, null, Line.StartFinish) { At = now.Plus(1) }]).Of(car.Car);
        return (after.Position ?? 99) <= (car.Position ?? 99);
    });

    [Fact]
    public void No_gap_within_the_uncertainty_of_both_is_told_as_certain() => Check(seed =>
    {
        var session = new RandomSession(seed);
        var cars = Transcript.Classify(session.Events).Cars.Where(car => car.Position is not null).ToList();
        return cars.Skip(1).All(car => car.Interval is not { } gap || car.Laps == 0
            || car.Tie == (Math.Abs(gap) <= car.U + cars[car.Position!.Value - 2].U));
    });

    /// <summary>The seed of the 500 races stands in the message of a failure.</summary>
    [Fact]
    public void A_slow_reference_agrees_over_500_random_races()
    {
        var (stopped, retired, punished) = (0, 0, 0);
        for (var seed = 1; seed <= 500; seed++)
        {
            var session = new RandomSession(seed);
            stopped += session is { Red: not null, Resumed: null } ? 1 : 0;
            retired += session.Events.Exists(e => e is CarRetired) ? 1 : 0;
            punished += session.Events.Exists(e => e is PenaltyOrdered) ? 1 : 0;
            var cars = Transcript.Classify(session.Events).Cars;
            var told = string.Join(", ", cars.Where(car => car.Position is not null)
                .Concat(cars.Where(car => car.Position is null).OrderBy(car => int.Parse(car.Car)))
                .Select(car => $"{car.Position?.ToString() ?? "-"} {car.Car} {car.Laps} {car.Total}"));

            Assert.Equal($"seed {seed}: {new SlowReference(session).Told()}", $"seed {seed}: {told}");
        }

        Assert.All([stopped, retired, punished], races => Assert.InRange(races, 50, 450));
    }
}
