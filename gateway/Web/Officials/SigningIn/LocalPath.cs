using Microsoft.AspNetCore.Http;

namespace PitMarshal.Web.Officials.SigningIn;

/// <summary>Where to go after signing in: only ever to a page of this gateway.</summary>
internal static class LocalPath
{
    private const int Longest = 1000;

    /// <summary>
    /// The path when it is one of ours, otherwise <c>/</c>. Browsers take <c>//</c> and <c>/\</c>
    /// for another server's name.
    /// </summary>
    internal static string Or(string? to) =>
        to is ['/', ..] and not ['/', '/' or '\\', ..] && to.Length <= Longest && to.All(c => c is > ' ' and < '\x7F')
            ? to
            : "/";

    /// <summary>The page that was asked for; of a form the one that it stood on.</summary>
    internal static string Back(HttpContext http)
    {
        var request = http.Request;
        if (HttpMethods.IsGet(request.Method))
        {
            return Or(request.Path + request.QueryString.Value);
        }
        return Uri.TryCreate(request.Headers.Referer, UriKind.Absolute, out var page)
            && page.Authority == request.Host.Value
            ? Or(page.PathAndQuery)
            : "/";
    }
}
