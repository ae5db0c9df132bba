using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace PitMarshal.Web.Officials.SigningIn;

/// <summary>
/// Browsers in which officials signed in before. The cookie that says so lets nobody in: it only counts failures apart.
/// </summary>
internal sealed class KnownDevices(IDataProtectionProvider protection)
{
    private const string Cookie = "pitmarshal-device";

    private static readonly TimeSpan s_kept = TimeSpan.FromDays(365);

    private readonly IDataProtector _seal = protection.CreateProtector("PitMarshal.KnownDevices");

    /// <summary>The browser's own mark, where this official signed in in it; null where not.</summary>
    internal string? Of(HttpContext http, string name)
    {
        if (http.Request.Cookies[Cookie] is not { Length: <= 1024 } sealedMark)
        {
            return null;
        }
        try
        {
            return _seal.Unprotect(sealedMark).Split('\n', 2) is [var device, var official]
                && string.Equals(official, name, StringComparison.OrdinalIgnoreCase) ? device : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    internal void Remember(HttpContext http, string name) => http.Response.Cookies.Append(
        Cookie, _seal.Protect($"{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}\n{name}"),
        new CookieOptions
        {
            HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = http.Request.IsHttps, MaxAge = s_kept,
            IsEssential = true,
        });
}
