using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace PitMarshal.Web.Layout;

/// <summary>
/// Says why nothing was done: to a person with a page, to a program with a problem document (RFC 9457).
/// </summary>
internal static class RefusalPage
{
    internal static bool IsApi(HttpContext http) =>
        http.Request.Path.StartsWithSegments("/api") || http.Request.Path.StartsWithSegments("/live");

    internal static async Task Tell(HttpContext http, int status, string title, string detail)
    {
        IResult answer = IsApi(http)
            ? TypedResults.Problem(detail, statusCode: status, title: title)
            : await http.RequestServices.GetRequiredService<PageWriter>().Write(
                http, title, null, _ => Fragment.Of<MessageView>((nameof(MessageView.Text), detail)), status);
        await answer.ExecuteAsync(http);
    }
}
