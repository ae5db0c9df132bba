using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using PitMarshal.Events;
using PitMarshal.Ingest;
using PitMarshal.Ingest.Recording;
using PitMarshal.Web.Layout;
using PitMarshal.Web.Officials.Registry;
using PitMarshal.Web.Officials.Roles;
using PitMarshal.Web.Officials.SigningIn;

namespace PitMarshal.Web.Officials.Security;

/// <summary>Sessions, roles, and what keeps other sites out: what is needed for it, and its order.</summary>
internal static class Guarding
{
    private const string Cookie = "pitmarshal";

    private static readonly TimeSpan s_session = TimeSpan.FromHours(12);

    internal static void AddGuarding(
        this IServiceCollection services, DataFolder folder, TimeProvider time, Action<string> notice)
    {
        services.AddSingleton(time).AddSingleton(new Accounts(folder, notice));
        services.AddSingleton<SignInLimits>().AddSingleton<KnownDevices>().AddSingleton<SignIn>()
            .AddSingleton<SessionEvents>().AddSingleton<FormGuard>();
        services.AddDataProtection().SetApplicationName(Cookie);
        services.Configure<KeyManagementOptions>(keys => keys.XmlRepository = new KeyFolder(folder.Keys));
        services.AddAntiforgery(options =>
        {
            options.FormFieldName = FormToken.FieldName;
            options.HeaderName = FormGuard.Header;
            options.SuppressXFrameOptionsHeader = true;
            Harden(options.Cookie, $"{Cookie}-forms");
        });
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(options =>
        {
            Harden(options.Cookie, Cookie);
            (options.ExpireTimeSpan, options.SlidingExpiration) = (s_session, true);
            options.EventsType = typeof(SessionEvents);
        });
        var policies = services.AddAuthorizationBuilder();
        foreach (var policy in (string[])[Allow.RaceControl, Allow.Steward, Allow.Marshal, Allow.Team, Allow.Decide])
        {
            policies.AddPolicy(policy, allowed => allowed.RequireRole(Allow.Roles(policy).Select(Words<Role>.Write)));
        }
    }

    /// <summary>
    /// Who it is, whether he may, and only then whether the form is his: a session that ended is told as that.
    /// </summary>
    internal static void UseGuarding(this WebApplication app)
    {
        app.UseRouting();
        app.Use(SameOrigin.Check);
        app.UseAuthentication();
        app.UseAuthorization();
        app.Use(app.Services.GetRequiredService<FormGuard>().Check);
        // For endpoints whose parameters come from a form: they ask whether this stands in the way.
        app.UseAntiforgery();
    }

    private static void Harden(CookieBuilder cookie, string name)
    {
        (cookie.Name, cookie.HttpOnly, cookie.IsEssential) = (name, true, true);
        (cookie.SameSite, cookie.SecurePolicy) = (SameSiteMode.Strict, CookieSecurePolicy.SameAsRequest);
    }
}
