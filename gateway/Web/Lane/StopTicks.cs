using PitMarshal.Events;
using PitMarshal.Judge.Forecasts;
using PitMarshal.Judge.Progress.Cars;
using PitMarshal.Judge.Sensing;
using PitMarshal.Web.Live;

namespace PitMarshal.Web.Lane;

/// <summary>Three signs that are read from three metres: the time is over, the driver got out, who drives on.</summary>
internal static class StopTicks
{
    /// <summary>Whether the time that is asked is over.</summary>
    internal static FigureText Time(Release release, Instant now) =>
        !release.IsKnown ? new("? time", "soon")
        : release.At is null && release.Asked.Count == 0 ? new("– time", "none")
        : release.IsTimeOver(now) ? new("✓ time", "ready")
        : new("… time", "wait");

    /// <summary>Whether the driver got out: as the rule sees it that asks, else as it was seen.</summary>
    internal static FigureText Out(Release release, StopProgress stop) =>
        StateOf(release, RequirementOf.DriverExit) switch
        {
            RequirementState.Met => new("✓ out", "ready"),
            RequirementState.NotYet or RequirementState.Infringed => new("✗ out", "wait"),
            RequirementState.Undecided => new("? out", "soon"),
            _ => WasOut(stop) ? new("✓ out", "ready") : new("– out", "none"),
        };

    /// <summary>Whether another driver goes on.</summary>
    internal static FigureText Driver(Release release, StopProgress stop)
    {
        var isDue = StateOf(release, RequirementOf.DriverChange) is RequirementState.NotYet;
        return stop.DriverIn is null || stop.DriverOut is null ? new("? driver", "soon")
            : stop.DriverIn != stop.DriverOut ? new("✓ driver", "ready")
            : isDue ? new("✗ driver", "wait")
            : new("= driver", "none");
    }

    private static RequirementState? StateOf(Release release, RequirementOf what) =>
        release.Requirements.Where(requirement => requirement.Of == what)
            .Select(requirement => (RequirementState?)requirement.State).Max();

    private static bool WasOut(StopProgress stop) => stop.States.Any(row =>
        row.Fact == Fact.SeatEmpty && row.Spells.Count > 0);
}
