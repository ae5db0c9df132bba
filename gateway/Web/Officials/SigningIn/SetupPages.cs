using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PitMarshal.Events;
using PitMarshal.Ingest;
using PitMarshal.Ingest.Decisions;
using PitMarshal.Ingest.Recording;
using PitMarshal.Web.Forms;
using PitMarshal.Web.Layout;
using PitMarshal.Web.Officials.Registry;
using PitMarshal.Web.Officials.Roles;

namespace PitMarshal.Web.Officials.SigningIn;

/// <summary>
/// <c>/setup</c>: the first of race control is made by whoever has the code from the gateway's console.
/// </summary>
internal static class SetupPages
{
    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/setup", async (HttpContext http, PageWriter pages, Accounts accounts) =>
            accounts.All.Count > 0 ? Over() : await Draw(http, pages, AccountForm.Blank, FormErrors.None, 200));
        app.MapPost("/setup", Post);
    }

    private static async Task<IResult> Post(
        HttpContext http, PageWriter pages, Accounts accounts, SignIn signIn, DataFolder folder, Action<string> notice)
    {
        if (accounts.All.Count > 0)
        {
            return Over();
        }
        var form = await http.Request.ReadFormAsync();
        var given = AccountForm.Of(form) with { Role = Words<Role>.Write(Role.RaceControl), Place = "" };
        if (signIn.BeginCode(http) is { } later)
        {
            return await Draw(http, pages, given, new() { { "", later.Refusal } },
                SignInPages.Refuse(http, later, otherwise: 422));
        }
        if (!SetupCode.Is(folder, form["code"].ToString()))
        {
            return await Draw(http, pages, given,
                new() { { "code", "This is not the code that the gateway's console shows." } }, 422);
        }
        signIn.CodeWasRight(http);
        var (who, errors) = given.Check();
        if (who is null)
        {
            return await Draw(http, pages, given, errors, 422);
        }
        var first = Account.Of(who, given.Password);
        if (accounts.AddFirst(first) is not null)
        {
            return Over();
        }
        SetupCode.End(folder);
        notice($"{who.Name} is race control; the code is void");
        await Sessions.Begin(http, first);
        return SeeOther.To("/race");
    }

    private static IResult Over() => SeeOther.To("/sign-in");

    private static Task<IResult> Draw(
        HttpContext http, PageWriter pages, AccountForm given, FormErrors errors, int status) =>
        pages.Write(http, "First start", null, page => Fragment.Of<SetupForm>(
            (nameof(SetupForm.For), page), (nameof(SetupForm.Given), given),
            (nameof(SetupForm.Errors), errors)), status);
}
