using System.Diagnostics;
using PitMarshal.Broker;
using PitMarshal.Ingest;
using PitMarshal.Ingest.Messages;
using PitMarshal.Store;
using PitMarshal.Tests.Bench.Traffic;
using Spectre.Console;

namespace PitMarshal.Tests.Bench;

/// <summary>
/// How fast observations come from the publishers through the broker into the durable log, acknowledgement included,
/// beside how fast a bare subscriber receives the very same messages from the same broker, in turns.
/// </summary>
internal static class IntakeBench
{
    private const int Stations = 4, CarsPerStation = 15, Rounds = 5;

    public static void Run()
    {
        string yaml = string.Concat(Enumerable.Range(1, Stations).Select(i => $$"""
              line-{{i}}:
                role: start-finish
                inputs: [ { in: in1, kind: loop, point: start-finish }, { in: serial, kind: tag, point: start-finish } ]

            """));
        using BenchVenue venue = new(yaml, JudgeBench.Rules);
        string[][] transponders =
            [.. Enumerable.Range(1, Stations)
                .Select(i => Enumerable.Range(1, CarsPerStation).Select(car => $"{i * 1000 + car}").ToArray())];
        venue.StartRace(transponders.SelectMany(some => some).Select((transponder, i) => ($"{i + 1}", transponder)));
        using BarePeer peer = new(
            venue.Url(Venue.Gateway), $"{Venue.TopicRoot}/{BenchVenue.Name}/+/{BenchStation.ToPeer}");
        // As the gateway's user: a station's own may not publish what only the peer hears.
        BenchStation[] stations =
            [.. transponders.Select((some, i) =>
                new BenchStation(venue.OptionsFor(Venue.Gateway), $"line-{i + 1}", "start-finish", some))];
        foreach (BenchStation station in stations) { station.ExchangeClocks(); }

        Table table = new Table()
            .Title("From broker to durable log and acknowledgement, beside a bare subscriber (QoS 1)").RoundedBorder();
        table.AddColumns("A message", "Bare subscriber", "Gateway", "Gateway", "Of bare", "Load");
        table.AddRow("observations", "messages/s", "messages/s", "observations/s", "", "");
        long said = Row(table, stations, peer, perMessage: 1, messages: 6_000)
            + Row(table, stations, peer, perMessage: 16, messages: 1_500);
        foreach (BenchStation station in stations) { station.Dispose(); }
        venue.StopGateway();
        using ILogReader log = venue.Log.Read();
        long stored = log.Entries().LongCount(entry => entry.Kind == EntryKind.Observation);
        table.Caption(
            $"""
            {Stations} publishers in one process, {CarsPerStation * Stations} cars, 12 rules, {Environment.ProcessorCount} cores for all.
            Each round the same bytes to both, in turns; median of {Rounds} rounds (least – greatest).
            A third of the observations are passings. {said:N0} observations acknowledged, {stored:N0} entries in the log with race control's.
            """);
        AnsiConsole.Write(table);
    }

    private static long Row(Table table, BenchStation[] stations, BarePeer peer, int perMessage, int messages)
    {
        List<double> bare = [], gateway = [], ratios = [];
        for (int round = -1; round < Rounds; round++)
        {
            byte[][][] prepared = [.. stations.Select(station => station.Prepare(messages, perMessage))];
            double toPeer = 0, toGateway = 0;
            void Peer() => toPeer = Rate(() =>
            {
                peer.Expect(messages * stations.Length);
                Parallel(stations, i => stations[i].SayToPeer(prepared[i]));
                peer.Await();
            });
            void Gateway() => toGateway =
                Rate(() => Parallel(stations, i => stations[i].SayToGateway(prepared[i], perMessage)));
            foreach (Action turn in round % 2 == 0 ? (Action[])[Peer, Gateway] : [Gateway, Peer]) { turn(); }
            if (round < 0) { continue; } // It warmed up.
            bare.Add(toPeer);
            gateway.Add(toGateway);
            ratios.Add(toGateway / toPeer);
        }
        table.AddRow(
            $"{perMessage}", Machine.Spread(bare, "N0"), Machine.Spread(gateway, "N0"),
            Machine.Spread([.. gateway.Select(rate => rate * perMessage)], "N0"),
            Machine.Spread(ratios, "P0"), Machine.Load);
        return (Rounds + 1L) * stations.Length * messages * perMessage;

        double Rate(Action send)
        {
            long began = Stopwatch.GetTimestamp();
            send();
            return messages * stations.Length / Stopwatch.GetElapsedTime(began).TotalSeconds;
        }
    }

    private static void Parallel(BenchStation[] stations, Action<int> act)
    {
        Thread[] threads = [.. stations.Select((_, i) => new Thread(() => act(i)))];
        foreach (Thread thread in threads) { thread.Start(); }
        foreach (Thread thread in threads) { thread.Join(); }
    }
}
