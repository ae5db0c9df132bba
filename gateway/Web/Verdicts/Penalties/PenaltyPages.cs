using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PitMarshal.Events;
using PitMarshal.Ingest;
using PitMarshal.Web.Forms;
using PitMarshal.Web.Layout;
using PitMarshal.Web.Officials.Roles;
using PitMarshal.Web.Recorded;

namespace PitMarshal.Web.Verdicts.Penalties;

/// <summary><c>/penalties/new</c>: a steward orders a penalty; what is to be served stands in the inbox.</summary>
internal static class PenaltyPages
{
    internal const string Path = "/penalties/new", Told = "/penalties/told", Inbox = "/rulings";

    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Path, (HttpContext http, PageWriter pages, string? verdict) =>
            Draw(http, pages, Begin(pages, verdict ?? ""), FormErrors.None)).RequireAuthorization(Allow.Steward);
        app.MapPost(Path, Order).RequireAuthorization(Allow.Steward);
        app.MapPost(Told, Tell).RequireAuthorization(Allow.Steward);
    }

    private static PenaltyEntry Begin(PageWriter pages, string verdict) =>
        RuledPenalty.Of(pages.Now, verdict) is { } ruled
            ? new(ruled.Car, ruled.Penalty, "3 laps", pages.Now.Race.Rulings[verdict][^1].Reason, verdict)
            : new("", "", "3 laps", "", "");

    private static async Task<IResult> Order(
        HttpContext http, PageWriter pages, Gateway gateway, LogBook book, IFormCollection form)
    {
        var entry = PenaltyEntry.Of(form);
        var id = $"penalty-{book.PenaltiesOrdered + 1}";
        var decided = await gateway.Decide(entry.Event(id, http.Who()!.Name), http.RequestAborted);
        return decided.Refusal is { } refusal
            ? await Draw(http, pages, entry, PenaltyEntry.Named(refusal)) : SeeOther.To(Inbox);
    }

    /// <summary>A steward says that it was served, or takes it back.</summary>
    private static async Task<IResult> Tell(HttpContext http, PageWriter pages, Gateway gateway, IFormCollection form)
    {
        var (id, by) = (form["id"].ToString(), http.Who()!.Name);
        RaceEvent told = form["said"] == "withdrawn" ? new PenaltyWithdrawn(id, by) : new PenaltyServed(id, by);
        if (told is PenaltyServed && Instant.TryParse(form["at"].ToString(), out var at))
        {
            told = told with { At = at };
        }
        var decided = await gateway.Decide(told, http.RequestAborted);
        return decided.Refusal is { } refusal
            ? await RefusalPage.Of(http, pages, 422, "Nothing was changed", $"{refusal.Reason}.")
            : SeeOther.To(Inbox);
    }

    private static Task<IResult> Draw(HttpContext http, PageWriter pages, PenaltyEntry entry, FormErrors errors) =>
        pages.Write(http, "Order a penalty", null, page => Fragment.Of<PenaltyForm>(
            (nameof(PenaltyForm.For), page), (nameof(PenaltyForm.Entry), entry),
            (nameof(PenaltyForm.Errors), errors)), errors.Any ? 422 : 200);
}
