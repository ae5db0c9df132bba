using System.Text.Json;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PitMarshal.Events;
using PitMarshal.Web.Api.Wire;
using PitMarshal.Web.Officials.Registry;
using PitMarshal.Web.Officials.Roles;
using PitMarshal.Web.Officials.SigningIn;

namespace PitMarshal.Web.Api.Races;

/// <summary><c>/api/v1/session</c>: signing in for programs.</summary>
internal static class SessionRoutes
{
    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/api/v1/session", Get)
            .Tell("session", "Session", "Who has signed in, and the token that belongs into X-Token", 401)
            .Produces<SessionAnswer>();
        // A program has no token before it has a session; JSON is what no other site's form can send.
        app.MapPost("/api/v1/session", Post).DisableAntiforgery()
            .Tell("signIn", "Session", "Signs in; the session is in a cookie", 400, 401, 415, 429)
            .Produces<SessionAnswer>().AddOpenApiOperationTransformer(ApiDocument.TakesPassword);
        app.MapDelete("/api/v1/session", (Delegate)Delete).RequireAuthorization()
            .Tell("signOut", "Session", "Signs out", 401, 403).Produces(204);
    }

    private static IResult Get(HttpContext http, IAntiforgery antiforgery) => http.Who() is null
        ? TypedResults.Problem("POST a name and a password here.", statusCode: 401, title: "Nobody has signed in")
        : Told(http, antiforgery);

    private static async Task<IResult> Post(HttpContext http, SignIn signIn, IAntiforgery antiforgery)
    {
        if (!http.Request.HasJsonContentType())
        {
            return Problem(415, "Expected application/json.");
        }
        if (await Read(http) is not { Name: { } name, Password: { } password })
        {
            return Problem(400, """Expected {"name": "…", "password": "…"}.""");
        }
        var attempt = await signIn.Try(http, AccountForm.Trimmed(name), password);
        if (attempt.Account is not { } account)
        {
            return Problem(SignInPages.Refuse(http, attempt, otherwise: 401), attempt.Refusal);
        }
        await Sessions.Begin(http, account);
        return Told(http, antiforgery);
    }

    private static Task Delete(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status204NoContent;
        return Sessions.End(http);
    }

    private static async Task<Credentials?> Read(HttpContext http)
    {
        try
        {
            return await http.Request.ReadFromJsonAsync<Credentials>(http.RequestAborted);
        }
        catch (Exception bad) when (bad is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static IResult Told(HttpContext http, IAntiforgery antiforgery)
    {
        var (name, role, place) = http.Who()!;
        var token = antiforgery.GetAndStoreTokens(http).RequestToken!;
        return TypedResults.Json(
            new SessionAnswer(name, Words<Role>.Write(role), place, token), JsonSerializerOptions.Web);
    }

    private static IResult Problem(int status, string detail) =>
        TypedResults.Problem(detail, statusCode: status, title: "Not signed in");

    private sealed record Credentials(string? Name, string? Password);
}
