using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PitMarshal.Web.Layout;
using PitMarshal.Web.Live;

namespace PitMarshal.Web.Lane;

/// <summary><c>/</c>: every car in the pit lane.</summary>
internal static class LanePages
{
    internal static readonly ViewAddress View = ViewAddress.Of<LaneView>("/");

    internal static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/", (HttpContext http, PageWriter pages) => pages.Write(http, "Pit lane", View));
}
