using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PitMarshal.Events;
using PitMarshal.Judge.Verdicts;
using PitMarshal.Web.Api.Wire;
using PitMarshal.Web.Live;

namespace PitMarshal.Web.Api.Verdicts;

internal static class VerdictRoutes
{
    internal static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/verdicts", Verdicts)
            .Tell("verdicts", "Verdicts", "The verdicts as they stand, newest last, one a line", 400)
            .Produces<VerdictAnswer>(200, Lines.Type);
        api.MapGet("/verdict", Verdict).Tell("verdict", "Verdicts", "One verdict", 400, 404).Produces<VerdictAnswer>();
    }

    /// <param name="live">The race.</param>
    /// <param name="outcome">Only these: compliant, infringement or undecided.</param>
    /// <param name="car">Only those of this car.</param>
    /// <param name="class">Only those of cars of this class.</param>
    /// <param name="rule">Only those of this rule.</param>
    internal static IResult Verdicts(LiveRace live, string? outcome, string? car, string? @class, string? rule)
    {
        Outcome? only = null;
        if (outcome is not null)
        {
            if (!Words<Outcome>.TryParse(outcome, out var known))
            {
                return Problem.Field("outcome", $"'{outcome}' is not one of: {Words<Outcome>.All}");
            }
            only = known;
        }
        var shows = live.Now();
        var ofClass = @class is null
            ? null
            : shows.Race.Cars.Where(listed => listed.Entry?.Class == @class).Select(listed => listed.Car).ToHashSet();
        return Lines.Of(shows.Verdicts
            .Where(verdict => (only is null || verdict.Outcome == only) && (car is null || verdict.Car == car)
                && (ofClass is null || ofClass.Contains(verdict.Car)) && (rule is null || verdict.Rule == rule))
            .Select(VerdictJson.Write));
    }

    /// <param name="live">The race.</param>
    /// <param name="id">As the verdicts have it, such as minimum-stop/27/stop-3.</param>
    internal static IResult Verdict(LiveRace live, string? id) =>
        string.IsNullOrEmpty(id) ? Problem.Field("id", "say which verdict")
        : live.Now().Verdicts.FirstOrDefault(verdict => verdict.Id == id) is { } found
            ? TypedResults.Text(VerdictJson.Write(found), "application/json")
            : Problem.Of(404, $"there is no verdict {id}");
}
