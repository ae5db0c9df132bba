using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PitMarshal.Events;
using PitMarshal.Ingest;
using PitMarshal.Ingest.Decisions;
using PitMarshal.Judge;
using PitMarshal.Web.Forms;
using PitMarshal.Web.Layout;
using PitMarshal.Web.Officials.Roles;
using PitMarshal.Web.RaceControl.Rulebook;
using PitMarshal.Web.RaceControl.Tasks;
using PitMarshal.Web.Recorded;
using PitMarshal.Web.Verdicts.Parts;

namespace PitMarshal.Web.RaceControl.Bulletins;

/// <summary>
/// <c>/race/bulletin</c>: a bulletin is filled in, shows which verdicts it would change, and is issued only after that.
/// </summary>
internal static class BulletinPages
{
    internal const string Path = "/race/bulletin", Preview = "/race/bulletin/preview";

    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Path, (HttpContext http, PageWriter pages, RegulationsBook regulations, LogBook log) =>
            Form(http, pages, regulations, log, BulletinEntry.Blank, FormErrors.None))
            .RequireAuthorization(Allow.RaceControl);
        app.MapPost(Preview, Try).RequireAuthorization(Allow.RaceControl);
        app.MapPost(Path, Issue).RequireAuthorization(Allow.RaceControl);
    }

    /// <summary>What it would change; or, where somebody goes back, the form again.</summary>
    private static async Task<IResult> Try(HttpContext http, PageWriter pages, RegulationsBook regulations, LogBook log,
        Gateway gateway, IFormCollection form)
    {
        var entry = BulletinEntry.Of(form);
        if (form.ContainsKey("back"))
        {
            return await Form(http, pages, regulations, log, entry, FormErrors.None);
        }
        var (changes, errors) = await Changes(http, gateway, entry);
        return errors.Any
            ? await Form(http, pages, regulations, log, entry, errors)
            : await Before(http, pages, entry, changes, FormErrors.None);
    }

    private static async Task<IResult> Issue(
        HttpContext http, PageWriter pages, RegulationsBook regulations, LogBook log,
        Gateway gateway, IFormCollection form)
    {
        var entry = BulletinEntry.Of(form);
        var (changes, errors) = await Changes(http, gateway, entry);
        if (!errors.Any && entry.Expects != PreviewVersion.Of(changes))
        {
            return await Before(http, pages, entry, changes,
                new() { { "", "What it changes is different now. Look again." } });
        }
        if (!errors.Any)
        {
            var decided = await gateway.DecideUnless(
                entry.WhyStale, [entry.Event(http.Who()!.Name)], http.RequestAborted);
            if (decided.Refusal is not { } refusal)
            {
                return SeeOther.To($"{RacePaths.Race}?done=bulletin&number={decided.Number}");
            }
            errors = BulletinEntry.Named(refusal);
        }
        return await Form(http, pages, regulations, log, entry, errors);
    }

    /// <summary>The verdicts that would change, or what is wrong.</summary>
    private static async Task<(IReadOnlyList<VerdictPreview> Changes, FormErrors Errors)> Changes(
        HttpContext http, Gateway gateway, BulletinEntry entry)
    {
        var errors = entry.Check();
        if (errors.Any)
        {
            return ([], errors);
        }
        var preview = await gateway.Preview(entry.Event(http.Who()!.Name), http.RequestAborted);
        return (preview.Changes, preview.Refusal is { } refusal ? BulletinEntry.Named(refusal) : FormErrors.None);
    }

    private static Task<IResult> Form(HttpContext http, PageWriter pages, RegulationsBook regulations, LogBook log,
        BulletinEntry entry, FormErrors errors)
    {
        var issued = log.Bulletins().Select(bulletin => bulletin.Holds).OfType<BulletinIssued>().Reverse();
        IReadOnlyList<Choice> choices = regulations.InForce is { } judging
            ? BulletinChoices.Of(judging.Rules, issued)
            : [];
        entry = entry with { Issued = log.Bulletins().Count };
        return pages.Write(http, "Bulletin", null, page => Fragment.Of<BulletinForm>(
            (nameof(BulletinForm.For), page), (nameof(BulletinForm.Entry), entry),
            (nameof(BulletinForm.Choices), choices),
            (nameof(BulletinForm.Errors), errors)), errors.Any ? 422 : 200);
    }

    private static Task<IResult> Before(
        HttpContext http, PageWriter pages, BulletinEntry entry,
        IReadOnlyList<VerdictPreview> changes, FormErrors errors) =>
        pages.Write(http, "Bulletin: what it changes", null, page => Fragment.Of<BulletinPreview>(
            (nameof(BulletinPreview.For), page),
            (nameof(BulletinPreview.Entry), entry with { Expects = PreviewVersion.Of(changes) }),
            (nameof(BulletinPreview.Changes), changes), (nameof(BulletinPreview.Errors), errors)), errors.Any
                ? 422
                : 200);
}
