using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PitMarshal.Ingest;
using PitMarshal.Ingest.Recording;
using PitMarshal.Store;
using PitMarshal.Web.Api.Wire;

namespace PitMarshal.Web.Api.Log;

internal static class EventRoutes
{
    internal static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/events", Events).Tell("events", "Log", "The events of the race log, one a line", 400)
            .Produces<EventAnswer>(200, Lines.Type);
        api.MapGet("/events/{number}", Event).Tell("event", "Log", "One event of the race log", 400, 404)
            .Produces<EventAnswer>();
        api.MapGet("/log.ndjson", Log)
            .Tell("log", "Log", "The whole race log as a file, as `pitmarshal judge` reads it")
            .Produces<EventAnswer>(200, Lines.Type);
    }

    /// <param name="folder">The race's.</param>
    /// <param name="from">The number of the first one, from 1.</param>
    internal static IResult Events(DataFolder folder, long? from) => Lines.OfLog(folder.Log, from ?? 1);

    /// <param name="folder">The race's.</param>
    /// <param name="number">Its number, from 1.</param>
    internal static IResult Event(DataFolder folder, long number)
    {
        using var reader = folder.Log.Read();
        return reader.Events(number).FirstOrDefault() is { } e
            ? TypedResults.Bytes(e, "application/json")
            : Problem.Of(StatusCodes.Status404NotFound, $"the log has no event {number} yet");
    }

    private static IResult Log(DataFolder folder) => Lines.OfLog(folder.Log, 1, "race.ndjson");
}
