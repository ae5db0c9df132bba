using PitMarshal.Events;
using PitMarshal.Tests.Support.Races;

namespace PitMarshal.Tests.Regulations.Generated;

/// <summary>A race of one car of which all is seen: laps, stops, drivers, probe, engine, seat and feet.</summary>
/// <param name="Length">Scheduled, in seconds.</param>
internal sealed record GeneratedRace(double Length)
{
    public double Lap { get; init; } = 120;

    public string Class { get; init; } = "A";

    /// <summary>Ids and ratings; the first has the car at the start.</summary>
    public IReadOnlyList<(string Id, string Rating)> Drivers { get; init; } = [("a", "Gold"), ("b", "Gold")];

    public IReadOnlyList<GeneratedStop> Stops { get; init; } = [];

    /// <summary>What race control says, seconds after the start.</summary>
    public IReadOnlyList<(double At, RaceEvent Event)> Control { get; init; } = [];

    public IReadOnlyList<RaceEvent> Events()
    {
        var story = new Story()
            .Add(-60, new RaceScheduled("r", null, (long)(Length * 1000)))
            .Add(-50, new EntryListed("27", Class, Drivers: [.. Drivers.Select(d => new ListedDriver(d.Id,
                Rating: d.Rating))]))
            .Add(-40, new DriverIdentified("27", Drivers[0].Id)).Add(-40, new VehicleIdentified("27", "k0"))
            // Every input tells once that it is there.
            .Add(-30, new ProbeRemoved("27")).Add(-30, new EngineStarted("27")).Add(-30, new SeatTaken("27"))
            .Add(-30, new FootLifted("27", Side.Left)).Add(-30, new FootLifted("27", Side.Right))
            .Add(0, new RaceStarted());
        var car = new LappingCar(story, lap: Lap);
        foreach (var stop in Stops.OrderBy(stop => stop.At))
        {
            car.Visit(stop.At, stop.Stay, (told, at) => InBox(told, at, stop));
        }

        foreach (var (at, e) in Control)
        {
            story.Add(at, e);
        }

        car.Finish(Math.Max(Length + 5, car.At + Lap));
        story.Add(Length, new FlagShown(Flag.Chequered)).In(car.At + (Lap / 2));
        return story.Add(car.At + Lap, new RaceEnded()).Events;
    }

    private static void InBox(Story story, double at, GeneratedStop stop)
    {
        var (stands, moves) = (at + Math.Min(8, stop.Stay / 4), at + stop.Stay - Math.Min(4, stop.Stay / 8));
        story.Pass(at + stop.ToBoxes, "boxes-begin");
        story.Stands(stands, moves);
        if (stop.EngineOff)
        {
            story.Engine(stands, moves);
        }

        if (stop.Refuels > 0)
        {
            story.Refuels(stands + 1, stands + 1 + stop.Refuels);
        }

        if (stop.GetsOut)
        {
            story.GetsOut(stands + 1, moves - 1);
        }

        if (stop.Driver is { } driver)
        {
            story.Add(moves - 0.5, new DriverIdentified("27", driver));
        }

        if (stop.Vehicle is { } vehicle)
        {
            story.Add(stands, new VehicleIdentified("27", vehicle));
        }

        if (stop.Litres is { } litres)
        {
            story.Add(stands, new FuelEntered("27", (long)(litres * 1000), "Ana"));
        }

        if (stop.Pressed is { } pressed)
        {
            story.Add(at + stop.Stay - pressed, new ButtonPressed("27", "driver"));
        }

        if (stop.Declared is { } declared)
        {
            story.Add(stands, new StopDeclared("27", declared));
        }
    }
}
