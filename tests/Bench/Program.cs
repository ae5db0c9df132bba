using PitMarshal.Bench;

// No argument: the three that fit a coffee. `race STOPS.csv LAPS.csv` and `faults STOPS.csv LAPS.csv SEED…` take minutes.
switch (args)
{
    case []:
        JudgeBench.Run();
        IntakeBench.Run();
        LatencyBench.Run();
        return 0;
    case ["judge"]:
        JudgeBench.Run();
        return 0;
    case ["intake"]:
        IntakeBench.Run();
        return 0;
    case ["latency"]:
        LatencyBench.Run();
        return 0;
    case ["subscriber", var url, var topic]:
        BareSubscriber.Run(url, topic);
        return 0;
    case ["faults", var stops, var laps, .. var seeds] when seeds.Length > 0:
        FaultsBench.Run(stops, laps, [.. seeds.Select(int.Parse)]);
        return 0;
    default:
        Console.Error.WriteLine("usage: bench [judge | intake | latency | faults STOPS.csv LAPS.csv SEED…]");
        return 2;
}
