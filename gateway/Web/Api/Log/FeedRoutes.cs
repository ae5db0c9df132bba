using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using PitMarshal.Ingest;
using PitMarshal.Ingest.Recording;
using PitMarshal.Store;
using PitMarshal.Store.Feed;
using PitMarshal.Web.Api.Wire;
using PitMarshal.Web.Feed;

namespace PitMarshal.Web.Api.Log;

internal static class FeedRoutes
{
    private const string LastEventId = "Last-Event-ID";

    internal static void Map(IEndpointRouteBuilder api) => api.MapGet("/feed", Follow)
        .Tell("feed", "Feed",
            "Each event of the log and each change of a verdict, as server-sent events, from any place of the log on",
            400, 503)
        .Produces<string>(200, FeedStream.Type);

    /// <param name="http">Who asks; Last-Event-ID goes before the query.</param>
    /// <param name="folder">The race's.</param>
    /// <param name="streams">Those that are open.</param>
    /// <param name="from">The number of the first event, from 1; left out: what comes from now on.</param>
    internal static async Task<IResult> Follow(HttpContext http, DataFolder folder, FeedStreams streams, long? from)
    {
        using var log = folder.Log.Follow();
        var position = from is { } number ? log.Before(number) : log.End();
        if (http.Request.Headers[LastEventId].ToString() is { Length: > 0 } last
            && !(FeedPosition.TryParse(last, null, out position) && log.Knows(position)))
        {
            return Problem.Field(LastEventId, $"'{last}' is no place of this log; its last is {log.End()}");
        }
        if (from > log.Last() + 1)
        {
            return Problem.Field("from", $"there is no event {from} yet; the last is {log.Last()}");
        }
        if (!streams.TryBegin())
        {
            return Problem.Of(StatusCodes.Status503ServiceUnavailable,
                "too many programs follow already; try again later");
        }
        try
        {
            http.Response.ContentType = FeedStream.Type;
            http.Response.Headers[HeaderNames.CacheControl] = "no-store";
            await streams.Follow(log, position, http.Response.Body, http.RequestAborted);
            return TypedResults.Empty;
        }
        finally
        {
            streams.End();
        }
    }
}
