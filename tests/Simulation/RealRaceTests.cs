using PitMarshal.Simulation.Rehearsal;
using PitMarshal.Simulation.Rehearsal.Plans;
using PitMarshal.Tests.Support.Rehearsals;

namespace PitMarshal.Tests.Simulation;

/// <summary>Some cars of a real 24 h race, where its data lies beside the project.</summary>
public sealed class RealRaceTests
{
    [RealRaceFact]
    public void Four_karts_of_a_real_24_hour_race_come_out_as_their_timing_had_them()
    {
        string[] cars = ["83181", "83190", "83195", "83216"];
        var stops = StopsFile.Read(RealRaceFactAttribute.Stops);
        RehearsalPlan plan = RehearsalPlan.Read(RealRaceFactAttribute.Stops, RealRaceFactAttribute.Laps, cars);
        using PlayedRace race = new(plan, SmallRace.Regulations.Replace("1m", "85s", StringComparison.Ordinal)
            .Replace("14m", "45m", StringComparison.Ordinal));
        var findings = race.Findings();

        foreach (string car in cars)
        {
            long left = 0;
            for (int i = 0; i < stops[car].Count; i++)
            {
                StopRow row = stops[car][i];
                Assert.Equal(row.PitInMs - left,
                    findings[$"maximum-stint/{car}/stint-{i + 1}"].MeasuredMs!.Value, tolerance: 1);
                if (row.PitOutMs is not long out_) { continue; }
                Assert.Equal(out_ - row.PitInMs,
                    findings[$"minimum-stop/{car}/stop-{i + 1}"].MeasuredMs!.Value, tolerance: 1);
                Assert.Equal(out_ - row.PitInMs < 85_000,
                    findings[$"minimum-stop/{car}/stop-{i + 1}"].Outcome == "infringement");
                left = out_;
            }
        }
    }
}
