using PitMarshal.Tests.Nano;

namespace PitMarshal.Tests.Firmware.Work;

/// <summary>A pit entry under load, on the device's own bench: what a counted station is made to do.</summary>
internal static class BusyLine
{
    private const long FirstUs = 2_000_000;
    private const long ApartUs = 1_000_000;

    /// <summary>Cars one second apart, each on the loop for 80 ms, each with a transponder or without.</summary>
    /// <param name="instructions">Reads the counter.</param>
    /// <returns>Instructions between the first car and the last, for each edge.</returns>
    internal static long Run(int cars, bool transponders, Func<long> instructions)
    {
        var bench = new BenchStation(BenchStation.Inputs);
        bench.RunTo(FirstUs - 1);
        long before = instructions();
        for (int i = 0; i < cars; i++)
        {
            long us = FirstUs + i * ApartUs;
            bench.Edge(BenchStation.Loop, true, us);
            if (transponders)
            {
                bench.Line($"T,{1000 + i},12,-40,3000", us + 40_000);
            }

            bench.Edge(BenchStation.Loop, false, us + 80_000);
        }

        bench.RunTo(FirstUs + cars * ApartUs);
        return (instructions() - before) / (2 * cars);
    }
}
