using PitMarshal.Tests.Bench;
using PitMarshal.Tests.Bench.Harm;
using PitMarshal.Tests.Bench.Traffic;

// No argument: all but the faults, two to three minutes together. `faults STOPS.csv LAPS.csv SEED…` takes minutes for
// each seed.
switch (args)
{
    case []:
        JudgeBench.Run();
        TimingBench.Run();
        ProgressBench.Run();
        IntakeBench.Run();
        LatencyBench.Run();
        UncertaintyBench.Run(1);
        StoreBench.Run();
        return 0;
    case ["judge"]:
        JudgeBench.Run();
        return 0;
    case ["timing"]:
        TimingBench.Run();
        return 0;
    case ["progress"]:
        ProgressBench.Run();
        return 0;
    case ["intake"]:
        IntakeBench.Run();
        return 0;
    case ["latency"]:
        LatencyBench.Run();
        return 0;
    case ["uncertainty"]:
        UncertaintyBench.Run(1);
        return 0;
    case ["uncertainty", var seed]:
        UncertaintyBench.Run(int.Parse(seed));
        return 0;
    case ["store"]:
        StoreBench.Run();
        return 0;
    case ["spectators"]:
        await SpectatorBench.Run();
        return 0;
    case ["subscriber", var url, var topic]:
        BareSubscriber.Run(url, topic);
        return 0;
    case ["harm", .. var attacks]:
        HarmBench.Run(attacks);
        return 0;
    case ["attack", var attack, .. var target]:
        HarmBench.Attack(attack, target);
        return 0;
    case ["faults", var stops, var laps, .. var seeds] when seeds.Length > 0:
        FaultsBench.Run(stops, laps, [.. seeds.Select(int.Parse)]);
        return 0;
    default:
        Console.Error.WriteLine("usage: bench [judge | timing | progress | intake | latency | uncertainty [SEED] | "
            + "store | harm [ATTACK…] | spectators | faults STOPS.csv LAPS.csv SEED…]");
        return 2;
}
