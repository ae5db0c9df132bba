using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PitMarshal.Ingest;
using PitMarshal.Ingest.Decisions;
using PitMarshal.Web.Forms;
using PitMarshal.Web.Layout;
using PitMarshal.Web.Officials.Roles;

namespace PitMarshal.Web.RaceControl.Entries;

/// <summary><c>/race/entries/27</c>: the entry of one car, and <c>/race/entries/new</c>.</summary>
internal static class EntryPages
{
    internal const string New = EntryListPages.Path + "/new";

    internal static void Map(IEndpointRouteBuilder app)
    {
        var entries = app.MapGroup(EntryListPages.Path).RequireAuthorization(Allow.RaceControl);
        entries.MapGet("/new", (HttpContext http, PageWriter pages) =>
            Draw(http, pages, null, EntryFields.Blank, FormErrors.None));
        entries.MapPost("/new", (HttpContext http, PageWriter pages, Gateway gateway, IFormCollection form) =>
            Enter(http, pages, gateway, null, form));
        entries.MapGet("/{car}", Edit);
        entries.MapPost("/{car}",
            (HttpContext http, PageWriter pages, Gateway gateway, string car, IFormCollection form) =>
            Enter(http, pages, gateway, car, form));
    }

    internal static string Href(string car) => $"{EntryListPages.Path}/{Uri.EscapeDataString(car)}";

    private static async Task<IResult> Edit(HttpContext http, PageWriter pages, string car) =>
        pages.Now.Race.Cars.FirstOrDefault(known => known.Car == car)?.Entry is { } entry
            ? await Draw(http, pages, car, EntryFields.Of(entry), FormErrors.None)
            : await NotEntered(http, pages, car);

    /// <param name="car">Whose entry changes; null: a new one.</param>
    private static async Task<IResult> Enter(
        HttpContext http, PageWriter pages, Gateway gateway, string? car, IFormCollection form)
    {
        var fields = EntryFields.Of(form);
        fields = car is null ? fields : fields with { Car = car };
        var race = pages.Now.Race;
        if (car is not null && race.Cars.All(known => known.Car != car || known.Entry is null))
        {
            return await NotEntered(http, pages, car);
        }
        var errors = fields.Check(locked: race.Started is not null);
        if (car is null && race.Cars.Any(known => known.Entry is not null && known.Car == fields.Car))
        {
            errors.Add("car", $"Car {fields.Car} is entered already.");
        }
        if (!errors.Any)
        {
            var who = http.Who()!.Name;
            var decided = await EntryRecording.Decide(
                gateway, pages, [fields.Event(who)], fields.Reason, who, http.RequestAborted,
                car is null ? null : EntryVersion.Guard(fields));
            if (decided.Refusal is not { } refusal)
            {
                return SeeOther.To($"{EntryListPages.Path}?taken=1#car-{Uri.EscapeDataString(fields.Car)}");
            }
            errors = FormErrors.From(refusal);
            fields = pages.Now.Race.Cars.FirstOrDefault(known => known.Car == fields.Car)?.Entry is { } standing
                ? fields with { Version = EntryVersion.Of(standing) } : fields;
        }
        return await Draw(http, pages, car, fields, errors);
    }

    private static Task<IResult> NotEntered(HttpContext http, PageWriter pages, string car) =>
        RefusalPage.Of(http, pages, 404, "There is no such entry", $"No car '{car}' is entered.");

    private static Task<IResult> Draw(
        HttpContext http, PageWriter pages, string? car, EntryFields fields, FormErrors errors) =>
        pages.Write(http, car is null ? "New entry" : $"Entry of car {car}", null, page => Fragment.Of<EntryForm>(
            (nameof(EntryForm.For), page), (nameof(EntryForm.Car), car),
            (nameof(EntryForm.Fields), fields), (nameof(EntryForm.Errors), errors)), errors.Any ? 422 : 200);
}
