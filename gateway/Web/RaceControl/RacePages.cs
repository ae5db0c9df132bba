using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PitMarshal.Events;
using PitMarshal.Ingest;
using PitMarshal.Ingest.Decisions;
using PitMarshal.Web.Forms;
using PitMarshal.Web.Layout;
using PitMarshal.Web.Live;
using PitMarshal.Web.Officials.Roles;
using PitMarshal.Web.RaceControl.Bulletins;
using PitMarshal.Web.RaceControl.Entries;
using PitMarshal.Web.RaceControl.Rulebook;
using PitMarshal.Web.RaceControl.Scheduling;

namespace PitMarshal.Web.RaceControl;

/// <summary><c>/race</c>: how the race stands, for everybody, and the buttons of race control.</summary>
internal static class RacePages
{
    internal const string Path = "/race", Act = "/race/act";

    internal static readonly ViewAddress View = ViewAddress.Of<RaceView>(Path);

    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Path, (HttpContext http, PageWriter pages, Gateway gateway, string? done, int? number) =>
            Draw(http, pages, FormErrors.None, Recorded(gateway, http, done, number)));
        app.MapPost(Act, Decide).RequireAuthorization(Allow.RaceControl);
        SchedulePages.Map(app);
        EntryPages.Map(app);
        EntryListPages.Map(app);
        RegulationsPages.Map(app);
        BulletinPages.Map(app);
    }

    private static Task<IResult> Draw(HttpContext http, PageWriter pages, FormErrors errors, string? done = null) =>
        pages.Write(http, "Race", View, status: errors.Any ? 422 : 200,
            above: page => page.Is(Role.RaceControl) ? Fragment.Of<RacePanel>(
                (nameof(RacePanel.For), page), (nameof(RacePanel.Errors), errors),
                (nameof(RacePanel.Done), done)) : null);

    /// <summary>What this person did last, in words: of the log's event, for an address can say anything.</summary>
    private static string? Recorded(Gateway gateway, HttpContext http, string? done, int? number)
    {
        if (done is null || number is not > 0 || http.Who() is not { } who
            || gateway.Ask(intake => intake.EventsAfter(number.Value - 1)) is not [var e, ..] || e.By != who.Name)
        {
            return null;
        }
        return done == "bulletin" ? (e is BulletinIssued ? "Bulletin" : null)
            : RaceAct.Find(done) is { Events: [.., var last] } act
                && (e with { At = last.At, By = last.By, Source = last.Source }).Equals(last) ? act.Spoken : null;
    }

    private static async Task<IResult> Decide(
        HttpContext http, PageWriter pages, RegulationsBook regulations, Gateway gateway, IFormCollection form)
    {
        if (RaceAct.Find(form["act"].ToString()) is not { } act)
        {
            return await Draw(http, pages, new() { { "", "There is no such button." } });
        }
        if (act.Warning is not null && form["sure"] != CheckField.Yes)
        {
            return await pages.Write(http, $"{act.Spoken}?", null, page => Fragment.Of<RaceConfirm>(
                (nameof(RaceConfirm.For), page), (nameof(RaceConfirm.Act), act),
                (nameof(RaceConfirm.Regulations), regulations.InForce)));
        }
        var number = 0L;
        foreach (var e in act.Events)
        {
            var decided = await gateway.Decide(e with { By = http.Who()!.Name }, http.RequestAborted);
            if (decided.Refusal is { } refusal)
            {
                return await Draw(http, pages, new() { { "", $"{act.Spoken}: {refusal.Reason}." } });
            }
            number = decided.Number;
        }
        return SeeOther.To($"{Path}?done={act.Name}&number={number}");
    }
}
