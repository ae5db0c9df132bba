using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;

namespace PitMarshal.Web.Layout;

/// <summary>
/// Says why nothing was done: to a person with a page, to a program with a problem document (RFC 9457).
/// </summary>
internal static class RefusalPage
{
    internal static bool IsApi(HttpContext http) =>
        http.Request.Path.StartsWithSegments("/api") || http.Request.Path.StartsWithSegments("/live");

    /// <summary>What is said where nothing else was: above all that there is no such page.</summary>
    internal static Task OfStatus(HttpContext http) => http.Response.StatusCode switch
    {
        404 => Tell(http, 404, "There is no such page",
            $"Nothing is at {http.Request.Path}. Perhaps the address was mistyped, or the page is of another version."),
        var status => Tell(http, status, ReasonPhrases.GetReasonPhrase(status), "Nothing was changed."),
    };

    internal static async Task Tell(HttpContext http, int status, string title, string detail)
    {
        IResult answer = IsApi(http)
            ? TypedResults.Problem(detail, statusCode: status, title: title)
            : await Of(http, http.RequestServices.GetRequiredService<PageWriter>(), status, title, detail);
        await answer.ExecuteAsync(http);
    }

    /// <summary>The page that says it.</summary>
    internal static Task<IResult> Of(HttpContext http, PageWriter pages, int status, string title, string detail) =>
        pages.Write(http, title, null, _ => Fragment.Of<MessageView>((nameof(MessageView.Text), detail)), status);
}
