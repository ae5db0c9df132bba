using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PitMarshal.Ingest;
using PitMarshal.Ingest.Decisions;
using PitMarshal.Web.Api.Wire;
using PitMarshal.Web.Box;
using PitMarshal.Web.Officials.Roles;

namespace PitMarshal.Web.Api.Log;

/// <summary>What programs decide for the person who has signed in.</summary>
internal static class DecisionRoutes
{
    internal static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/events", Decide).RequireAuthorization(Allow.Decide)
            .Tell("decide", "Decisions", "Puts one event into the race log. Which role may depends on its kind",
                400, 401, 403, 415, 422)
            .Produces<RecordedAnswer>(201).AddOpenApiOperationTransformer(ApiDocument.TakesEvent);
        api.MapPost("/preview", Preview).RequireAuthorization(Allow.Decide)
            .Tell("preview", "Decisions",
                "The verdicts that would change if the event were in the log. Changes nothing", 400, 401, 403, 415, 422)
            .Produces<IReadOnlyList<PreviewAnswer>>().AddOpenApiOperationTransformer(ApiDocument.TakesEvent);
    }

    private static async Task<IResult> Decide(HttpContext http, Gateway gateway, CancellationToken left)
    {
        var posted = await PostedEvent.Read(http, gateway);
        if (posted.Event is not { } e)
        {
            return posted.Wrong!;
        }
        var decided = await gateway.Decide(PressTime.Untimed(e), left);
        return decided.Refusal is { } refusal
            ? Refused(refusal)
            : TypedResults.Created($"{ApiDocument.Root}/events?from={decided.Number}",
                new RecordedAnswer(decided.Number));
    }

    private static async Task<IResult> Preview(HttpContext http, Gateway gateway, CancellationToken left)
    {
        var posted = await PostedEvent.Read(http, gateway);
        if (posted.Event is not { } e)
        {
            return posted.Wrong!;
        }
        var previewed = await gateway.Preview(PressTime.Untimed(e), left);
        return previewed.Refusal is { } refusal
            ? Refused(refusal)
            : TypedResults.Ok(previewed.Changes.Select(PreviewAnswer.Of).ToList());
    }

    private static IResult Refused(Refusal refusal) => refusal.Field.Length > 0
        ? Problem.Field(refusal.Field, refusal.Reason, StatusCodes.Status422UnprocessableEntity)
        : Problem.Of(StatusCodes.Status422UnprocessableEntity, refusal.Reason);
}
