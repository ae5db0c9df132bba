using PitMarshal.Timing;
using PitMarshal.Timing.Grids;

namespace PitMarshal.Web.Reports.Results;

/// <summary>A grid for a page; or, where there is none, why.</summary>
public sealed record ShownGrid(
    AskedResult Asked, IReadOnlyList<AskedResult> All, StartingGrid? Grid, string? Problem)
{
    internal static ShownGrid Of(RaceTiming timing, GridRules? rules, AskedResult asked)
    {
        IReadOnlyList<AskedResult> all = [.. timing.Sessions.Select(session => asked with { Session = session })];
        if (asked.Session is null)
        {
            return new(asked, all, null, "No session yet.");
        }

        if (rules is null)
        {
            return new(asked, all, null, "The regulations in force have no section grid.");
        }

        var grid = timing.Grid(asked.Session, rules, [], out var problem);
        return new(asked, all, grid, problem);
    }
}
