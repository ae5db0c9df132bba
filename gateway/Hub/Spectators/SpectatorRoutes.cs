using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PitMarshal.Hub.Races;
using PitMarshal.Web.Live;

namespace PitMarshal.Hub.Spectators;

/// <summary>
/// <c>/live/VENUE/RACE</c> and its snapshot. Both are made once a second at most, whoever asks; changes come by an edge
/// alone, and without one the page asks for the snapshot again.
/// </summary>
internal sealed class SpectatorRoutes(RaceFollower follower, ComponentRenderer renderer)
{
    private static readonly TimeSpan s_kept = TimeSpan.FromSeconds(1);

    internal void Map(IEndpointRouteBuilder app)
    {
        var live = app.MapGroup("/live/{venue}/{race}").CacheOutput(kept => kept.Expire(s_kept).SetVaryByQuery([]));
        live.MapGet("", Page);
        live.MapGet("/snapshot", Snapshot);
    }

    private async Task<IResult> Page(HttpContext http, string venue, string race) => Board(venue, race) is { } board
        ? Kept(http, TypedResults.Content(await renderer.Html<SpectatorView>(new()
        {
            [nameof(SpectatorView.Venue)] = venue,
            [nameof(SpectatorView.Title)] = board.Title,
            [nameof(SpectatorView.Snapshot)] = Encoding.UTF8.GetString(SpectatorJson.Snapshot(board)),
        }), "text/html", Encoding.UTF8))
        : None(venue, race);

    private IResult Snapshot(HttpContext http, string venue, string race) => Board(venue, race) is { } board
        ? Kept(http, TypedResults.Bytes(SpectatorJson.Snapshot(board), "application/json"))
        : None(venue, race);

    private SpectatorBoard? Board(string venue, string race) =>
        follower.Find(venue, race)?.Read(state => SpectatorBoard.Of(race, state));

    private static IResult Kept(HttpContext http, IResult result)
    {
        http.Response.Headers.CacheControl = $"public, max-age={s_kept.TotalSeconds}";
        return result;
    }

    private static IResult None(string venue, string race) =>
        TypedResults.Problem($"there is no race {race} of {venue}", statusCode: 404);
}
