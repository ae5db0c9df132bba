using System.CommandLine;
using PitMarshal.Cli.Machine;
using PitMarshal.Events;
using PitMarshal.Regulations;
using PitMarshal.Simulation.Demo;
using PitMarshal.Simulation.Rehearsal;
using PitMarshal.Simulation.Rehearsal.Plans;
using Spectre.Console;

namespace PitMarshal.Cli.Races;

/// <summary>
/// <c>demo</c>: a simulated race on virtual stations; shows each verdict as it falls, and what they mean.
/// </summary>
internal static class DemoCommand
{
    private const double UsualPace = 20;

    public static Command Create()
    {
        Option<int> seed = new("--seed")
        {
            Description = "another race for another seed", DefaultValueFactory = _ => 1, HelpName = "N",
        };
        Option<int> cars = new("--cars") { Description = $"{DemoRace.FewestCars} to {DemoRace.MostCars} cars",
            DefaultValueFactory = _ => 12, HelpName = "N" };
        Option<double> speed = new("--speed")
        {
            Description = "times real time; 1 is real time", DefaultValueFactory = _ => UsualPace, HelpName = "N",
        };
        Option<string> listen =
            ListenOption.Create("address of the pages and the API, or 'none'", 8080, mayBeNone: true);
        Option<bool> noWeb = new("--no-web") { Description = "without pages and API" };
        Command command = new("demo", "A simulated race on virtual stations through a real broker; ends by itself.")
        {
            seed, cars, speed, listen, noWeb,
        };
        command.SetAction(parsed =>
        {
            int count = parsed.GetValue(cars);
            double pace = parsed.GetValue(speed);
            if (count is < DemoRace.FewestCars or > DemoRace.MostCars)
            {
                throw new BadInput($"--cars: {count} is not between {DemoRace.FewestCars} and {DemoRace.MostCars}");
            }
            if (!double.IsFinite(pace) || pace <= 0) { throw new BadInput($"--speed: {pace} is not a number above 0"); }
            return Run(DemoRace.Plan(parsed.GetValue(seed), count), pace,
                parsed.GetValue(noWeb) ? "none" : parsed.GetValue(listen)!);
        });
        return command;
    }

    private static int Run(RehearsalPlan plan, double pace, string listen)
    {
        using RaceFolder folder = RaceFolder.For(null);
        string regulations = Path.Combine(folder.Path, "club.yaml");
        File.WriteAllBytes(regulations, Shipped.Find("club")!);
        AnsiConsole.MarkupLineInterpolated(
            $"[bold]{plan.Cars.Count} cars, {plan.Stations.Count} stations, {pace:0.#} times real time.[/] Look for:");
        foreach ((string car, string story) in DemoRace.Stories)
        {
            AnsiConsole.MarkupLineInterpolated($"  car {car,3}  {story}");
        }
        if (listen != "none") { DemoOfficials.Write(folder.Path, listen, plan.Cars[0], AnsiConsole.Console); }
        LiveVerdicts live = new();
        using (VirtualRace race = new(plan, folder.Path, regulations, faults: null, listen, live.Hear)
        {
            Pace = pace,
            EdgeJitterUs = 3_000,
            Progress = live.Tick,
        })
        {
            live.During(race.Run);
        }
        RaceResult.Read(folder.Path).Print(AnsiConsole.Console);
        return 0;
    }
}
