using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;

namespace PitMarshal.Web.Live;

/// <summary><c>GET /live?view=…</c>: what changes on the addresses that a browser shows, as server-sent events.</summary>
internal static class LiveStream
{
    /// <summary>Addresses on one stream: the open pages of one browser.</summary>
    internal const int MostViews = 24;

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
        foreach (var address in addresses.DistinctBy(address => address!.Address))
        {
            if (await live.Join(address!) is not { } joined)
            {
                await Leave(live, watched);
                return Problem(503, "too many different pages are watched; try again later");
            }
            watched.Add(joined);
        }
        if (!live.TryBegin())
        {
            await Leave(live, watched);
            return Problem(503, "too many pages are open; close some, or try again later");
        }
        return TypedResults.ServerSentEvents(Follow(live, watched, left));
    }

    private static async IAsyncEnumerable<SseItem<string>> Follow(
        LiveRace live, List<WatchedView> views, [EnumeratorCancellation] CancellationToken left)
    {
        try
        {
            yield return new SseItem<string>(PageFiles.Version, "hello") { ReconnectionInterval = s_retry };
            var seen = new long[views.Count];
            while (!left.IsCancellationRequested)
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
                if (await Task.WhenAny(news, Task.Delay(s_beat, left)) != news)
                {
                    yield return new SseItem<string>("", "beat");
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
