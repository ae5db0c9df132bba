using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;

namespace PitMarshal.Web.Officials;

/// <summary>Begins and ends what the cookie stands for.</summary>
internal static class Sessions
{
    /// <summary>A new session, whatever the browser had before. It outlives the browser: a phone ends that as it likes.</summary>
    internal static Task Begin(HttpContext http, Account account)
    {
        http.User = SignedIn.Principal(account);
        return http.SignInAsync(http.User, new AuthenticationProperties { IsPersistent = true });
    }

    internal static Task End(HttpContext http) => http.SignOutAsync();
}
