using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using PitMarshal.Events;
using PitMarshal.Events.Json;
using PitMarshal.Ingest;
using PitMarshal.Web.Api.Wire;
using PitMarshal.Web.Officials.Roles;

namespace PitMarshal.Web.Api.Log;

/// <summary>An event that a program sends in the name of somebody who has signed in, or the problem with it.</summary>
internal sealed record PostedEvent(RaceEvent? Event, IResult? Wrong = null)
{
    private static readonly JsonDocumentOptions s_strict = new() { MaxDepth = 16, AllowDuplicateProperties = false };

    internal static async Task<PostedEvent> Read(HttpContext http, Gateway gateway)
    {
        if (!http.Request.HasJsonContentType())
        {
            return Not(Problem.Of(StatusCodes.Status415UnsupportedMediaType, "expected application/json"));
        }
        var who = http.Who()!;
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        if (Parse(body.ToArray(), who, out var field, out var what) is not { } e)
        {
            return Not(field is null ? Problem.Of(StatusCodes.Status400BadRequest, what) : Problem.Field(field, what));
        }
        return MayDecide.Refuses(who, e, gateway) is { } why
            ? Not(Problem.Of(StatusCodes.Status403Forbidden, why))
            : new(e);
    }

    private static PostedEvent Not(IResult problem) => new(null, problem);

    /// <summary>The event without an instant has none: the gateway gives it its own.</summary>
    private static RaceEvent? Parse(byte[] body, Official who, out string? field, out string what)
    {
        (field, what) = (null, "expected a JSON object");
        try
        {
            if (JsonNode.Parse(body, documentOptions: s_strict) is not JsonObject json)
            {
                return null;
            }
            if (json["by"] is { } by
                && !(by is JsonValue value && value.TryGetValue<string>(out var name) && name == who.Name))
            {
                (field, what) = ("by", $"is whoever has signed in: {who.Name}");
                return null;
            }
            if (json["at"] is JsonValue at && at.TryGetValue<string>(out var instant)
                && instant == default(Instant).ToString())
            {
                (field, what) = ("at", "is before there was a log");
                return null;
            }
            json["by"] = who.Name;
            json["at"] ??= default(Instant).ToString();
            if (EventJson.TryParse(Encoding.UTF8.GetBytes(json.ToJsonString()), out var e, out var wrong))
            {
                return e;
            }
            what = wrong!;
            field = json.Select(own => own.Key)
                .FirstOrDefault(own => wrong!.StartsWith(own + " ", StringComparison.Ordinal));
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException or ArgumentException)
        {
            what = $"not JSON that can be used: {problem.Message}";
        }
        return null;
    }
}
