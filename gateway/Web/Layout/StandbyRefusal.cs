using Microsoft.AspNetCore.Http;
using PitMarshal.Ingest;
using PitMarshal.Ingest.Following;

namespace PitMarshal.Web.Layout;

/// <summary>A standby shows the race; whatever somebody wants done is refused, with the reason.</summary>
internal static class StandbyRefusal
{
    internal static Func<HttpContext, RequestDelegate, Task> Of(Gateway gateway) => (http, next) =>
        gateway.Following is null || HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method)
            ? next(http)
            : RefusalPage.Tell(http, StatusCodes.Status503ServiceUnavailable, "Not here", $"{LogFollowing.Refusal}.");
}
