using System.Text;
using PitMarshal.Events;
using PitMarshal.Judge;
using PitMarshal.Judge.RaceWide;
using PitMarshal.Judge.Rules;
using PitMarshal.Judge.Verdicts;
using PitMarshal.Regulations;

namespace PitMarshal.Tests.Support.Races;

/// <summary>A race told in seconds after its start, for tests.</summary>
internal sealed class Story
{
    public static readonly Instant Start = Instant.Parse("2026-06-13T12:00:00Z");

    public const string MinimumStop = "{ rule: minimum-stop, kind: min-duration, of: pit-lane-time, value: 85s }";
    public const string MaximumStint = "{ rule: maximum-stint, kind: max-duration, of: stint, value: 45m }";
    public const string Exit = "{ rule: exit, kind: driver-exit, evidence: [seat-empty, both-feet] }";

    private readonly List<RaceEvent> _events = [];

    public IReadOnlyList<RaceEvent> Events => _events;

    public Story Add(double seconds, RaceEvent e)
    {
        _events.Add(e with { At = Start.Plus((long)Math.Round(seconds * 1_000_000)) });
        return this;
    }

    public Story Race(double end = 0)
    {
        Add(0, new RaceStarted());
        return end > 0 ? Add(end, new RaceEnded()) : this;
    }

    public Story In(double seconds, string? source = null, double uMs = 0) => Pass(seconds, Line.PitIn, source, uMs);

    public Story Out(double seconds, string? source = null, double uMs = 0) => Pass(seconds, Line.PitOut, source, uMs);

    public Story Lap(double seconds) => Pass(seconds, Line.StartFinish, null, 0);

    public Story Pass(double seconds, string line, string? source = null, double uMs = 0, string car = "27") =>
        Add(seconds, new CarPassed(car, null, line) { Source = source, UMs = uMs });

    /// <summary>The driver gets out: seat empty and then both feet down, from and to these seconds.</summary>
    public Story GetsOut(double from, double to) =>
        Add(from, new SeatEmptied("27")).Feet(from + 0.1, to - 0.1).Add(to, new SeatTaken("27"));

    /// <summary>The engine is off from and to these seconds.</summary>
    public Story Engine(double stopped, double started) =>
        Add(stopped, new EngineStopped("27")).Add(started, new EngineStarted("27"));

    /// <summary>The car stands in its box from and to these seconds.</summary>
    public Story Stands(double from, double to) => Add(from, new CarStopped("27")).Add(to, new CarMoved("27"));

    /// <summary>The refuelling probe is connected from and to these seconds.</summary>
    public Story Refuels(double from, double to, double uMs = 0) =>
        Add(from, new ProbeConnected("27") { UMs = uMs }).Add(to, new ProbeRemoved("27") { UMs = uMs });

    /// <summary>The driver only lifts himself out of the seat for a second: no foot on the ground.</summary>
    public Story GetsIn(double at) => Add(at, new SeatEmptied("27") { Source = "b4/aa/1" }).Feet(at + 5, at + 6)
        .Add(at + 1, new SeatTaken("27") { Source = "b4/aa/2" });

    public Story Feet(double from, double to) =>
        Add(from, new FootPlaced("27", Side.Left)).Add(from, new FootPlaced("27", Side.Right))
            .Add(to, new FootLifted("27", Side.Left)).Add(to, new FootLifted("27", Side.Right));

    public IReadOnlyList<Verdict> Verdicts(params string[] rules) => Verdicts(_events, rules);

    public static IReadOnlyList<Verdict> Verdicts(IEnumerable<RaceEvent> events, params string[] rules) =>
        Judged(events, rules).Verdicts();

    public static RaceJudge Judged(IEnumerable<RaceEvent> events, params string[] rules)
    {
        var judge = new RaceJudge(Regulations(rules));
        foreach (var e in events)
        {
            judge.Append(e);
        }

        return judge;
    }

    public static RaceRegulations Regulations(params string[] rules)
    {
        var yaml = "regulations: test\nrules:\n" + string.Concat(rules.Select(r => $"  - {r}\n"));
        return RegulationsFile.Parse(Encoding.UTF8.GetBytes(yaml), "test.yaml");
    }
}

internal static class VerdictList
{
    public static Verdict Of(this IReadOnlyList<Verdict> verdicts, string id) =>
        Assert.Single(verdicts, v => v.Id == id);

    public static string Line(this Verdict verdict) => VerdictJson.Write(verdict);
}
