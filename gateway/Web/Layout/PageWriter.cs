using System.Text;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using PitMarshal.Web.Live;
using PitMarshal.Web.Officials.Roles;
using PitMarshal.Web.Snapshots;

namespace PitMarshal.Web.Layout;

/// <summary>Makes whole pages for one person.</summary>
internal sealed class PageWriter(LiveRace live, ComponentRenderer pencil, IAntiforgery antiforgery)
{
    /// <summary>The head of every page.</summary>
    internal static readonly ViewAddress Head = ViewAddress.Of<HeadView>("/head");

    /// <summary>The race as it is now.</summary>
    internal Snapshot Now => live.Now();

    /// <summary>A page with a view that is live, and under it what only this person may do.</summary>
    /// <param name="http">Who asks.</param>
    /// <param name="title">Of the page.</param>
    /// <param name="view">What is live on it; null: nothing.</param>
    /// <param name="controls">Forms, given the person (null: nobody has signed in), the antiforgery token, and
    /// the race as it is.</param>
    /// <param name="status">422 where a form came back with errors.</param>
    /// <param name="above">The same, above what is live: a filter.</param>
    internal async Task<IResult> Write(
        HttpContext http, string title, ViewAddress? view,
        Func<PageFor, RenderFragment?>? controls = null, int status = 200,
        Func<PageFor, RenderFragment?>? above = null)
    {
        var who = http.Who();
        var token = who is null && controls is null ? "" : antiforgery.GetAndStoreTokens(http).RequestToken!;
        var page = new PageFor(who, token, live.Now());
        var html = await pencil.Html<Page>(new()
        {
            [nameof(Page.Title)] = title,
            [nameof(Page.Current)] = http.Request.Path.Value,
            [nameof(Page.Class)] = http.Request.Path.Value!.Trim('/').Split('/')[0] is { Length: > 0 } place
                ? $"page-{place}"
                : "page-lane",
            [nameof(Page.View)] = view?.Address,
            [nameof(Page.Head)] = await live.Html(Head),
            [nameof(Page.Body)] = view is null ? "" : await live.Html(view),
            [nameof(Page.Who)] = who,
            [nameof(Page.Token)] = token,
            [nameof(Page.Above)] = above?.Invoke(page),
            [nameof(Page.ChildContent)] = controls?.Invoke(page),
        });
        // What a page shows is as old as itself: going back to it asks again.
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Content(html, "text/html", Encoding.UTF8, status);
    }
}
