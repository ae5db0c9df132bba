using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PitMarshal.Web.Layout;
using PitMarshal.Web.Live;

namespace PitMarshal.Web.Stations;

/// <summary><c>/stations</c>: how the stations are.</summary>
internal static class StationPages
{
    internal static readonly ViewAddress View = ViewAddress.Of<StationsView>("/stations");

    internal static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/stations", (HttpContext http, PageWriter pages) => pages.Write(http, "Stations", View));
}
