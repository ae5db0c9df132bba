using System.CommandLine;
using PitMarshal.Events;
using PitMarshal.Regulations;
using PitMarshal.Simulation.Rehearsal;
using PitMarshal.Simulation.Rehearsal.Plans;
using Spectre.Console;

namespace PitMarshal.Cli.Races;

/// <summary>
/// <c>rehearse STOPS.csv --regulations FILE</c>: a real race's stops through stations, broker, log and judge.
/// </summary>
internal static class RehearseCommand
{
    public static Command Create()
    {
        Argument<string> stops = new("STOPS.csv")
        {
            Description = "car,stop,lap,pit_in_ms,pit_out_ms,driver_out,driver_in; ms of race time",
        };
        Option<string> regulations = new("--regulations")
        {
            Description = "the regulations to judge by (YAML), or the name of shipped ones; a file of that name wins",
            Required = true, HelpName = "FILE",
        };
        Option<string?> laps = new("--laps")
        {
            Description = "car,lap,lap_ms,in_pit: drive the start-finish loop too", HelpName = "LAPS.csv",
        };
        Option<string?> cars = new("--cars")
        {
            Description = "only these cars, separated by commas", HelpName = "LIST",
        };
        Option<string?> data = new("--data")
        {
            Description = "keep log, broker files and credentials here (default: a temporary folder)", HelpName = "DIR",
        };
        Option<string?> verdicts = new("--verdicts")
        {
            Description = "write the verdicts as JSON lines", HelpName = "FILE",
        };
        Option<int?> faults = new("--faults")
        {
            Description = "make things fail, the same way for the same seed", HelpName = "SEED",
        };
        Command command = new("rehearse",
            "Drive a real race's stops through virtual stations, a real broker, the log and the judge.")
        {
            stops, regulations, laps, cars, data, verdicts, faults,
        };
        command.SetAction(parsed =>
        {
            string[] only = parsed.GetValue(cars)
                ?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
            RehearsalPlan plan = RehearsalPlan.Read(parsed.GetRequiredValue(stops), parsed.GetValue(laps), only);
            FaultPlan? faultPlan = parsed.GetValue(faults) is int seed ? new FaultPlan(seed, plan) : null;
            using RaceFolder folder = RaceFolder.For(parsed.GetValue(data));
            return Run(plan, folder, parsed.GetRequiredValue(regulations), faultPlan, parsed.GetValue(verdicts));
        });
        return command;
    }

    private static int Run(
        RehearsalPlan plan, RaceFolder folder, string regulations, FaultPlan? faults, string? verdictsFile)
    {
        RegulationsFile.Load(regulations);
        if (verdictsFile is not null) { CheckWritable(verdictsFile); }
        long began = System.Diagnostics.Stopwatch.GetTimestamp();
        Progress().Start(context =>
        {
            ProgressTask race = context.AddTask(
                $"{plan.Cars.Count} cars on {plan.Stations.Count} stations", maxValue: plan.EndMs);
            using VirtualRace virtualRace = new(plan, folder.Path, regulations, faults, listen: "none", heard: _ => { })
            {
                Progress = ms => race.Value = Math.Max(0, ms),
            };
            virtualRace.Run();
            race.Value = race.MaxValue;
        });
        TimeSpan took = System.Diagnostics.Stopwatch.GetElapsedTime(began);
        RaceResult result = RaceResult.Read(folder.Path);
        if (verdictsFile is not null) { result.WriteVerdicts(verdictsFile); }
        result.Print(AnsiConsole.Console);
        TimeSpan raced = TimeSpan.FromMilliseconds(plan.EndMs);
        double factor = plan.EndMs / took.TotalMilliseconds;
        AnsiConsole.MarkupLineInterpolated(
            $"{raced:d\\.hh\\:mm\\:ss} of race in {took:hh\\:mm\\:ss\\.f}: {factor:F0} times real time.");
        if (faults is not null)
        {
            AnsiConsole.MarkupLineInterpolated($"{faults.Faults.Count} faults from seed {faults.Seed}.");
        }
        return 0;
    }

    /// <summary>Told before the race and not after it.</summary>
    private static void CheckWritable(string file)
    {
        try
        {
            File.OpenWrite(file).Dispose();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new BadInput($"--verdicts {file}: cannot be written: {e.Message}");
        }
    }

    private static Progress Progress() =>
        AnsiConsole.Progress().Columns(
            new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn());
}
