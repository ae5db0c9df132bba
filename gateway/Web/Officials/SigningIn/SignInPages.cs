using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using PitMarshal.Web.Forms;
using PitMarshal.Web.Layout;
using PitMarshal.Web.Officials.Registry;
using PitMarshal.Web.Officials.Roles;

namespace PitMarshal.Web.Officials.SigningIn;

/// <summary><c>/sign-in</c> and <c>/sign-out</c>.</summary>
internal static class SignInPages
{
    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/sign-in", Get);
        app.MapPost("/sign-in", Post);
        app.MapPost("/sign-out", End);
    }

    /// <summary>The status of a refused attempt; says in a header how long to wait.</summary>
    internal static int Refuse(HttpContext http, SignInAttempt attempt, int otherwise)
    {
        if (attempt.Wait is not { } wait)
        {
            return otherwise;
        }
        http.Response.Headers[HeaderNames.RetryAfter] = Math.Ceiling(wait.TotalSeconds)
            .ToString(CultureInfo.InvariantCulture);
        return 429;
    }

    private static async Task<IResult> Get(HttpContext http, PageWriter pages, Accounts accounts, string? to) =>
        accounts.All.Count == 0
        ? TypedResults.Redirect("/setup")
        : await Draw(http, pages, "", LocalPath.Or(to), FormErrors.None, 200);

    private static async Task<IResult> Post(HttpContext http, PageWriter pages, SignIn signIn)
    {
        var form = await http.Request.ReadFormAsync();
        var (name, password, to) =
            (AccountForm.Trimmed(form["name"]), form["password"].ToString(), LocalPath.Or(form["to"]));
        FormErrors missing = [];
        if (name.Length == 0)
        {
            missing.Add("name", "Enter your name.");
        }
        if (password.Length == 0)
        {
            missing.Add("password", "Enter your password.");
        }
        if (missing.Any)
        {
            return await Draw(http, pages, name, to, missing, 422);
        }
        var attempt = await signIn.Try(http, name, password);
        if (attempt.Account is not { } account)
        {
            return await Draw(http, pages, name, to, new() { { "", attempt.Refusal } },
                Refuse(http, attempt, otherwise: 422));
        }
        await Sessions.Begin(http, account);
        return SeeOther.To(to == "/" ? HomePage.Of(account.Who).Href : to);
    }

    private static async Task End(HttpContext http)
    {
        await Sessions.End(http);
        await SeeOther.To("/").ExecuteAsync(http);
    }

    private static Task<IResult> Draw(
        HttpContext http, PageWriter pages, string name, string to, FormErrors errors, int status) =>
        pages.Write(http, "Sign in", null, page => Fragment.Of<SignInForm>(
            (nameof(SignInForm.For), page), (nameof(SignInForm.Name), name), (nameof(SignInForm.To), to),
            (nameof(SignInForm.Errors), errors)), status);
}
