using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PitMarshal.Web.Forms;
using PitMarshal.Web.Layout;
using PitMarshal.Web.Officials.Registry;
using PitMarshal.Web.Officials.Roles;
using PitMarshal.Web.Officials.SigningIn;

namespace PitMarshal.Web.Officials.Own;

/// <summary><c>/account</c>: one's own password, and the end of all one's sessions.</summary>
internal static class OwnAccountPages
{
    internal const string Path = "/account", Password = Path + "/password",
        Everywhere = Path + "/sign-out-everywhere";

    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Path, (HttpContext http, PageWriter pages, string? done) =>
            Draw(http, pages, FormErrors.None, done is not null)).RequireAuthorization();
        app.MapPost(Password, SetPassword).RequireAuthorization();
        app.MapPost(Everywhere, SignOutEverywhere).RequireAuthorization();
    }

    /// <summary>Ends all other sessions; this one goes on with the new password.</summary>
    private static async Task<IResult> SetPassword(
        HttpContext http, PageWriter pages, Accounts accounts, SignIn signIn, Action<string> notice)
    {
        var form = await http.Request.ReadFormAsync();
        var (name, password) = (http.Who()!.Name, form["password"].ToString());
        var errors = AccountForm.CheckPassword(name, password, form["again"].ToString());
        if (!errors.Any)
        {
            var attempt = await signIn.Try(http, name, form["old"].ToString());
            if (attempt.Account is null)
            {
                errors = new() { { "old", attempt.Wait is null ? "This is not your password." : attempt.Refusal } };
            }
            else if (accounts.SetPassword(name, password) is { } refusal)
            {
                errors = new() { { "", refusal } };
            }
        }
        if (errors.Any)
        {
            return await Draw(http, pages, errors);
        }
        notice($"{name} took a new password");
        await Sessions.Begin(http, accounts.Find(name)!);
        return SeeOther.To($"{Path}?done=password");
    }

    private static async Task<IResult> SignOutEverywhere(HttpContext http, Accounts accounts)
    {
        accounts.EndSessions(http.Who()!.Name);
        await Sessions.End(http);
        return SeeOther.To("/");
    }

    private static Task<IResult> Draw(HttpContext http, PageWriter pages, FormErrors errors, bool isDone = false) =>
        pages.Write(http, "Your account", null, page => Fragment.Of<OwnAccount>(
            (nameof(OwnAccount.For), page), (nameof(OwnAccount.Errors), errors), (nameof(OwnAccount.IsDone), isDone)),
            errors.Any ? 422 : 200);
}
