using PitMarshal.Events;
using PitMarshal.Judge.Pit;
using PitMarshal.Judge.RaceWide;
using PitMarshal.Tests.Support.Races;

namespace PitMarshal.Tests.Judge.Driving;

/// <summary>Car 27 driven by one after the other, told in minutes after the start.</summary>
internal static class Tour
{
    /// <summary>A race of so many minutes with listed drivers; the first one given has the car at the start.</summary>
    public static Story Race(double minutes, params string[] drivers) => new Story()
        .Add(-60, new RaceScheduled("r", null, (long)(minutes * 60_000)))
        .Add(-50,
            new EntryListed("27", "GT3",
                Drivers: [.. drivers.Select(d => new ListedDriver(d, Rating: d.StartsWith('b') ? "Bronze" : "Gold"))]))
        .Add(-40, new DriverIdentified("27", drivers[0])).Add(0, new RaceStarted());

    /// <summary>In at one minute, out at another, with another driver at the wheel where one is named.</summary>
    public static Story Stop(this Story story, double pitIn, double pitOut, string? driver = null, double uMs = 0)
    {
        story.In(pitIn * 60, uMs: uMs).Out(pitOut * 60, uMs: uMs);
        return driver is null ? story : story.Add((pitIn + pitOut) * 30, new DriverIdentified("27", driver));
    }

    /// <summary>The flag, and the car comes in at the same instant.</summary>
    public static Story Finish(this Story story, double minute) =>
        story.Add(minute * 60, new FlagShown(Flag.Chequered)).In(minute * 60);
}
