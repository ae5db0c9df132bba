using Microsoft.AspNetCore.Http;

namespace PitMarshal.Web.Officials.Security;

/// <summary>What every answer tells a browser not to do. An answer that has said it for itself is left alone.</summary>
public static class SecurityHeaders
{
    // No HSTS: a gateway without a name on a network of its own has no certificate that browsers
    // trust, and may lose it again.
    private static readonly (string Name, string Value)[] s_all =
    [
        ("Content-Security-Policy",
            "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; worker-src 'self'; "
            + "connect-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'"),
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("Referrer-Policy", "same-origin"),
        ("Permissions-Policy", "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
    ];

    public static Task Add(HttpContext http, RequestDelegate next)
    {
        http.Response.OnStarting(() =>
        {
            foreach (var (name, value) in s_all)
            {
                http.Response.Headers.TryAdd(name, value);
            }
            return Task.CompletedTask;
        });
        return next(http);
    }
}
