using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PitMarshal.Hub.Races;
using PitMarshal.Web.Live;

namespace PitMarshal.Hub.Pages;

/// <summary>What people look at.</summary>
internal sealed class HubPages(ShippedRaces races, RaceFollower follower, ComponentRenderer renderer)
{
    internal void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/", Venues);
        app.MapGet("/races/{venue}/{race}", Race);
    }

    private async Task<IResult> Venues() => Page(await renderer.Html<VenueList>(new()
    {
        [nameof(VenueList.Races)] = races.Now(),
        [nameof(VenueList.Difference)] = (ShippedRace race) => follower.Difference(race.Venue, race.Race),
        [nameof(VenueList.Problem)] = races.Failure,
    }));

    private async Task<IResult> Race(string venue, string race) =>
        follower.Find(venue, race) is { } found
            ? Page(await renderer.Html<HubRaceView>(new()
            {
                [nameof(HubRaceView.Shown)] = found.Read(state => ShownRace.Of(venue, race, state)),
            }))
            : TypedResults.Problem($"there is no race {race} of {venue}", statusCode: 404);

    private static IResult Page(string html) => TypedResults.Content(html, "text/html", Encoding.UTF8);
}
