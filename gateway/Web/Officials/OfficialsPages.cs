using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PitMarshal.Events;
using PitMarshal.Web.Forms;
using PitMarshal.Web.Layout;
using PitMarshal.Web.Officials.Registry;
using PitMarshal.Web.Officials.Roles;

namespace PitMarshal.Web.Officials;

/// <summary><c>/officials</c>: race control says who may sign in.</summary>
internal static class OfficialsPages
{
    internal static void Map(IEndpointRouteBuilder app)
    {
        var officials = app.MapGroup("/officials").RequireAuthorization(Allow.RaceControl);
        officials.MapGet("", (HttpContext http, PageWriter pages, Accounts accounts) =>
            Draw(http, pages, accounts, new OfficialsForms()));
        officials.MapPost("", Add);
        officials.MapPost("/password", SetPassword);
        officials.MapPost("/remove", Remove);
    }

    private static async Task<IResult> Add(HttpContext http, PageWriter pages, Accounts accounts, Action<string> notice)
    {
        var given = AccountForm.Of(await http.Request.ReadFormAsync());
        var (who, errors) = given.Check();
        if (who is not null && accounts.Add(Account.Of(who, given.Password)) is { } refusal)
        {
            errors.Add("name", refusal);
        }
        return errors.Any
            ? await Draw(http, pages, accounts, new OfficialsForms { Added = given, AddErrors = errors })
            : Done(http, notice, $"added {who!.Name}, {Words<Role>.Write(who.Role)}");
    }

    private static async Task<IResult> SetPassword(
        HttpContext http, PageWriter pages, Accounts accounts, Action<string> notice)
    {
        var given = AccountForm.Of(await http.Request.ReadFormAsync());
        var errors = AccountForm.CheckPassword(given.Name, given.Password, given.Again);
        if (!errors.Any && accounts.SetPassword(given.Name, given.Password) is { } refusal)
        {
            errors = new() { { "", refusal } };
        }
        return errors.Any
            ? await Draw(http, pages, accounts, new OfficialsForms { Changed = given.Name, ChangeErrors = errors })
            : Done(http, notice, $"gave {given.Name} a new password");
    }

    private static async Task<IResult> Remove(
        HttpContext http, PageWriter pages, Accounts accounts, Action<string> notice)
    {
        var form = await http.Request.ReadFormAsync();
        var name = AccountForm.Of(form).Name;
        if (form["sure"] != CheckField.Yes && accounts.Find(name) is { } official)
        {
            return await pages.Write(http, $"Remove {official.Who.Name}?", null, page => Fragment.Of<RemovalConfirm>(
                (nameof(RemovalConfirm.For), page), (nameof(RemovalConfirm.Official), official.Who)));
        }
        return accounts.Remove(name) is { } refusal
            ? await Draw(http, pages, accounts, new OfficialsForms
            {
                Changed = name, ChangeErrors = new() { { "", refusal } },
            })
            : Done(http, notice, $"removed {name}");
    }

    private static IResult Done(HttpContext http, Action<string> notice, string what)
    {
        notice($"{http.Who()!.Name} {what}");
        return SeeOther.To("/officials");
    }

    private static Task<IResult> Draw(HttpContext http, PageWriter pages, Accounts accounts, OfficialsForms forms) =>
        pages.Write(http, "Officials", null, page => Fragment.Of<OfficialsList>(
            (nameof(OfficialsList.For), page),
            (nameof(OfficialsList.All), accounts.All.Select(account => account.Who).ToList()),
            (nameof(OfficialsList.Forms), forms)), forms.HaveErrors ? 422 : 200);
}
