using Microsoft.AspNetCore.Http;

namespace PitMarshal.Web.Officials.Security;

/// <summary>
/// Refuses what another site makes a browser send here. A site that gives its own name this gateway's address (DNS
/// rebinding) passes, but as another site to the browser, which then sends no session: it can do what anybody can do.
/// </summary>
internal static class SameOrigin
{
    internal static Task Check(HttpContext http, RequestDelegate next) =>
        IsSafe(http.Request.Method) || IsOurs(http.Request)
            ? next(http)
            : TypedResults.Problem("Another site sent this; nothing was changed.", statusCode: 403,
                title: "From another site").ExecuteAsync(http);

    internal static bool IsSafe(string method) =>
        HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method)
        || HttpMethods.IsTrace(method);

    /// <summary>Browsers send these headers, and no page can change them; other programs need not send any.</summary>
    private static bool IsOurs(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        var origin = request.Headers.Origin.ToString();
        // The scheme may be another behind a proxy that does the encryption.
        return site is "" or "same-origin" or "none"
            && (origin.Length == 0 || (Uri.TryCreate(origin, UriKind.Absolute, out var from)
                && IsHost(request.Host, from)));
    }

    private static bool IsHost(HostString host, Uri from) =>
        host.HasValue && Uri.TryCreate($"{from.Scheme}://{host}", UriKind.Absolute, out var here)
        && here.Authority == from.Authority;
}
