using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace PitMarshal.Web.Officials;

/// <summary>Says why nothing was done: to a person with a page, to a program with a problem document (RFC 9457).</summary>
internal static class NotDone
{
    internal static bool IsApi(HttpContext http) => http.Request.Path.StartsWithSegments("/api") || http.Request.Path.StartsWithSegments("/live");

    internal static async Task Tell(HttpContext http, int status, string title, string detail)
    {
        IResult answer = IsApi(http)
            ? TypedResults.Problem(detail, statusCode: status, title: title)
            : await http.RequestServices.GetRequiredService<Pages>().Show(
                http, title, null, _ => Fragment.Of<Message>((nameof(Message.Text), detail)), status);
        await answer.ExecuteAsync(http);
    }
}
