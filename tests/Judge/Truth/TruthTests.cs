using PitMarshal.Events;
using PitMarshal.Judge;
using PitMarshal.Tests.Support.Races;
using PitMarshal.Judge.Verdicts;
using Xunit.Abstractions;
using Outcome = PitMarshal.Judge.Verdicts.Outcome;

namespace PitMarshal.Tests.Judge.Truth;

/// <summary>
/// No verdict that is certain contradicts the truth of a race, whatever goes wrong in the making of its log; and where
/// nothing goes wrong none is undecided. TRUTH_FAULTS=10000 puts in at least so many faults; TRUTH_SEED is the first
/// race's seed.
/// </summary>
public sealed class TruthTests(ITestOutputHelper output)
{
    private const int LeastStops = 3;

    internal const double MinStop = 85;

    private const double MaxStint = 1800, MaxDrive = 4500, MinDrive = 1500;

    private static readonly string[] s_rules =
    [
        $"{{ rule: stop, kind: min-duration, of: pit-lane-time, value: {MinStop}s }}",
        $"{{ rule: stint, kind: max-duration, of: stint, value: {MaxStint}s }}",
        $"{{ rule: stops, kind: count, of: stop, min: {LeastStops} }}",
        $"{{ rule: few, kind: count, of: stop, max: {LeastStops} }}",
        $"{{ rule: drive, kind: sum, max: {MaxDrive}s, min: {MinDrive}s }}",
    ];

    [Fact]
    public void Without_faults_everything_is_decided_and_right()
    {
        var (seed, count) = (Seed(), 0);
        for (var i = 0; i < 60; i++)
        {
            var race = new TrueRace(new Random(seed + i), 0);
            foreach (var verdict in Verdicts(race))
            {
                count++;
                Assert.True(Contradiction(race, verdict) is null, $"seed {seed + i}: {Contradiction(race, verdict)}");
                // Of a car that stopped on the track nobody knows when, unless race control says it.
                Assert.True(
                    verdict.Outcome != Outcome.Undecided
                        || race.Cars.Single(car => car.Number == verdict.Car) is { RetiredAt: > 0 } || !race.Laps,
                    $"seed {seed + i}: {verdict.Id} {verdict.Reason}");
            }
        }

        output.WriteLine($"seed {seed}: {count} verdicts without faults");
    }

    [Fact]
    public void Whatever_is_certain_is_true() => NothingIsWrong(
        Seed(), int.TryParse(Environment.GetEnvironmentVariable("TRUTH_FAULTS"), out var given) ? given : 1000);

    // Detectors with a delay that nobody knows, presses that were held up, stops as near to the minimum as can be.
    [Fact]
    public void Whatever_is_certain_is_true_however_it_is_sensed() => NothingIsWrong(
        Seed(), int.TryParse(Environment.GetEnvironmentVariable("TRUTH_FAULTS"), out var given) ? given : 700,
        isSensed: true);

    // Visits that never were: false pulses of one line or both, with passings of start-finish lost between, or with the
    // true pulse lost; also of the first laps, before it is known how long one is.
    [Theory]
    [InlineData(900_230)]
    [InlineData(900_250)]
    [InlineData(77_255)]
    [InlineData(123_686)]
    [InlineData(5_000_035)]
    [InlineData(5_000_200)]
    [InlineData(64_240)]
    [InlineData(123_571)]
    [InlineData(31_115)]
    [InlineData(999_075)]
    public void A_visit_amid_lost_laps_is_certain_only_where_the_pit_lane_is(int seed) => NothingIsWrong(seed, 250);

    private void NothingIsWrong(int seed, int least, bool isSensed = false)
    {
        var (faults, races, verdicts, undecided) = (0, 0, 0, 0);
        var wrong = new List<string>();
        for (; faults < least; races++)
        {
            var race = new TrueRace(new Random(seed + races), 0.002 + (0.03 * (races % 5)),
                isSensed ? new TrueSensing(new Random(-seed - races)) : null);
            faults += race.Faults;
            foreach (var verdict in Verdicts(race))
            {
                (verdicts, undecided) = (verdicts + 1, undecided + (verdict.Outcome == Outcome.Undecided ? 1 : 0));
                if (Contradiction(race, verdict) is { } contradiction)
                {
                    wrong.Add($"seed {seed + races}: {contradiction}");
                }
            }
        }

        output.WriteLine(
            $"seed {seed}: {races} races, {faults} faults, {verdicts} verdicts, {undecided} undecided, {wrong.Count} "
                + $"wrong");
        Assert.True(wrong.Count == 0,
            $"{wrong.Count} of {verdicts} verdicts in {races} races with {faults} "
                + $"faults:\n{string.Join('\n', wrong.Take(12))}");
    }

    private static int Seed() =>
        int.TryParse(Environment.GetEnvironmentVariable("TRUTH_SEED"), out var seed) ? seed : 1;

    private static IReadOnlyList<Verdict> Verdicts(TrueRace race)
    {
        var judge = new RaceJudge(Story.Regulations(s_rules));
        judge.AppendAll(race.Log.Events);
        return judge.Verdicts();
    }

    /// <summary>What of a verdict is not true; null when it is, or when it is undecided.</summary>
    private static string? Contradiction(TrueRace race, Verdict verdict)
    {
        if (verdict.Outcome == Outcome.Undecided)
        {
            return null;
        }

        var car = race.Cars.Single(car => car.Number == verdict.Car);
        var stops = car.Visits.Count(v => v.IsStop);
        var isMet = verdict.Rule switch
        {
            "stop" => Near(car.Visits.Where(v => v.IsStop), v => v.In, verdict.From) is { } visit
                ? visit.Out - visit.In >= MinStop
                : null,
            "stint" when (verdict.From ?? verdict.To) is null => verdict.Outcome == Outcome.Compliant,
            "stint" => Stint(car, verdict) is { } stint ? stint.To - stint.From <= MaxStint : null,
            "stops" or "few" when car.RetiredInLane && stops is LeastStops or LeastStops + 1 => verdict.Outcome
                == Outcome.Compliant,
            "stops" => stops >= LeastStops,
            "few" => stops <= LeastStops,
            _ => (bool?)(car.DroveInAll(verdict.Driver!) is >= MinDrive and <= MaxDrive),
        };
        return isMet == (verdict.Outcome == Outcome.Compliant) ? null
            : $"{verdict.Id} is {verdict.Outcome}: {verdict.Reason} In truth "
                + $"{(isMet is null ? "there is none" : "it is the other way")}; "
                + $"visits {string.Join(", ", car.Visits.Select(v => $"{v.In:0}-{v.Out:0}{(v.IsStop ? "" : "*")}"))}, "
                    + $"end {car.End:0}, flag {race.Flag:0}, laps {race.Lap:0} {race.Laps}, "
                + $"seen {string.Join(' ', Pulses(race, car))}";
    }

    /// <summary>The true stint of which a verdict speaks: the one with the most of what it names.</summary>
    private static (double From, double To)? Stint(TrueCar car, Verdict verdict)
    {
        var (from, to) = (Seconds(verdict.From ?? verdict.To)!.Value, Seconds(verdict.To ?? verdict.From)!.Value);
        return car.Stints().MaxBy(s => Math.Min(s.To, to) - Math.Max(s.From, from));
    }

    private static (double In, double Out, bool IsStop)? Near(
        IEnumerable<(double In, double Out, bool IsStop)> visits, Func<(double In, double Out, bool IsStop),
            double> of, Instant? at)
    {
        var near = visits.Where(v => Math.Abs(of(v) - Seconds(at)!.Value) < 20).ToList();
        return near.Count > 0 ? near[0] : null;
    }

    private static double? Seconds(Instant? at) => at?.Since(Story.Start) / 1e6;

    private static IEnumerable<string> Pulses(TrueRace race, TrueCar car) => race.Log.Events.OfType<CarPassed>()
        .Where(p => p.Car == car.Number).OrderBy(p => p.At)
        .Select(p => $"{(p.Line == Line.StartFinish ? 's' : p.Line[4])}{p.At.Since(Story.Start) / 1e6:0}");
}
