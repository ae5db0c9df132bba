using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using PitMarshal.Web.Api.Wire;
using PitMarshal.Web.Layout;
using PitMarshal.Web.Live;

namespace PitMarshal.Web;

/// <summary>
/// <c>GET /live?view=…</c>: what changes on the addresses that a browser shows, as server-sent events.
/// </summary>
internal static class LiveStream
{
    /// <summary>Addresses on one stream: the open pages of one browser.</summary>
    internal const int MostViews = 100;

    // Whoever hears nothing for some of these knows that the link is lost.
    private static readonly TimeSpan s_beat = TimeSpan.FromSeconds(1), s_retry = TimeSpan.FromMilliseconds(500);

    internal static async Task<IResult> Open(LiveRace live, string[] view, CancellationToken left)
    {
        if (view.Length is 0 or > MostViews)
        {
            return Problem(400, $"a stream has 1 to {MostViews} views, not {view.Length}");
        }
        var addresses = view.Select(Views.Find).ToList();
        if (addresses.IndexOf(null) is >= 0 and var unknown)
        {
            return Problem(404, $"there is no view at '{view[unknown]}'");
        }
        var watched = new List<WatchedView>();
        var begins = false;
        try
        {
            foreach (var address in addresses.DistinctBy(address => address!.Address))
            {
                if (await live.Join(address!) is not { } joined)
                {
                    return Problem(503, "too many different pages are watched; try again later");
                }
                watched.Add(joined);
            }
            begins = live.TryBegin();
            return begins
                ? TypedResults.ServerSentEvents(Follow(live, watched, left))
                : Problem(503, "too many pages are open; close some, or try again later");
        }
        finally
        {
            if (!begins)
            {
                await Leave(live, watched);
            }
        }
    }

    private static async IAsyncEnumerable<SseItem<string>> Follow(
        LiveRace live, List<WatchedView> views, [EnumeratorCancellation] CancellationToken left)
    {
        try
        {
            yield return new SseItem<string>(PageFiles.Version, "hello") { ReconnectionInterval = s_retry };
            var seen = new long[views.Count];
            var beat = Task.Delay(s_beat, left);
            // A view that cannot be drawn ends the stream: whoever comes back is told so until it can.
            while (!left.IsCancellationRequested && !views.Exists(view => view.IsStale))
            {
                var news = live.News;
                for (var i = 0; i < views.Count; i++)
                {
                    if (await live.Since(views[i], seen[i]) is { } change)
                    {
                        seen[i] = change.Version;
                        yield return new SseItem<string>(change.Message);
                    }
                }
                // At its time, even while others' views have news all the time.
                if (await Task.WhenAny(news, beat) == beat || beat.IsCompleted)
                {
                    yield return new SseItem<string>("", "beat");
                    beat = Task.Delay(s_beat, left);
                }
            }
        }
        finally
        {
            live.End();
            await Leave(live, views);
        }
    }

    private static async Task Leave(LiveRace live, List<WatchedView> views)
    {
        foreach (var view in views)
        {
            await live.Leave(view);
        }
    }

    private static IResult Problem(int status, string detail) => TypedResults.Problem(detail, statusCode: status);
}
