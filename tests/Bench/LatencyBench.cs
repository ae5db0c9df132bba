using System.Text.Json;
using PitMarshal.Broker;
using PitMarshal.Core;
using PitMarshal.Core.Passings;
using PitMarshal.Mqtt;
using PitMarshal.Tests.Bench.Traffic;
using Spectre.Console;

namespace PitMarshal.Tests.Bench;

/// <summary>
/// How long from a car's edge on the pit-out loop to the verdict on its stop, as a subscriber of the verdicts hears it.
/// </summary>
internal static class LatencyBench
{
    private const string Rules = """
          - rule: minimum-stop
            article: "1"
            kind: min-duration
            of: pit-lane-time
            value: 1s

        """;

    public static void Run()
    {
        long startUs = (DateTime.UtcNow - DateTime.UnixEpoch).Ticks / 10;
        using BenchVenue venue = new(RealTimePitLanes.Yaml, Rules, startUs);
        Dictionary<string, long> heard = [];
        using MqttLink listener = new("bench-listener", venue.OptionsFor(Venue.RaceControl));
        using RealTimePitLanes lanes = new(venue, startUs);
        using ManualResetEventSlim subscribed = new();
        listener.Received += message =>
        {
            using JsonDocument verdict = JsonDocument.Parse(message.Payload);
            // The first word with an end is the one after pit-out.
            if (verdict.RootElement.TryGetProperty("to", out _))
            {
                heard.TryAdd(verdict.RootElement.GetProperty("id").GetString()!, lanes.WallUs);
            }
        };
        listener.Subscribed += _ => subscribed.Set();
        listener.Connect();
        listener.Subscribe($"{Venue.TopicRoot}/{BenchVenue.Name}/{Venue.Verdicts}", 0);
        subscribed.Wait();
        string before = Machine.Now;
        lanes.Run();
        listener.Dispose();
        Print(lanes.Exits, heard, $"{before} before, {Machine.Now} after");
    }

    private static void Print(IReadOnlyList<PitExit> exits, Dictionary<string, long> heard, string machine)
    {
        PitExit[] judged = [.. exits.Where(exit => exit.PublishedUs > 0 && heard.ContainsKey(exit.Verdict))];
        Table table = new Table().Title(
            $"From pit-out edge to verdict, ms ({judged.Length} of {exits.Count} stops; {machine})").RoundedBorder();
        table.AddColumns("From", "To", "p50", "p99", "Max");
        void Row(string from, string to, Func<PitExit, long> us)
        {
            double[] ms = [.. judged.Select(exit => us(exit) / 1000.0)];
            string[] figures = [.. new[] { 0.5, 0.99, 1 }.Select(share => $"{Machine.Quantile(ms, share):F1}")];
            table.AddRow([from, to, .. figures]);
        }
        Row("edge", "verdict", exit => heard[exit.Verdict] - exit.EdgeUs);
        Row("edge", "station publishes", exit => exit.PublishedUs - exit.EdgeUs);
        Row("station publishes", "verdict", exit => heard[exit.Verdict] - exit.PublishedUs);
        table.Caption(
            $"""
            Of the way to the station's publishing, {PassingMatcher.PatienceUs / 1000} ms are its wait, from the loop's release on,
            for a second transponder or a nearer pulse; 130 ms the car covers the loop; what is left is
            settling and the bench's own clock (1 ms). Real time, four pit lanes.
            """);
        AnsiConsole.Write(table);
    }
}
