using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using PitMarshal.Web.Api.Wire;
using PitMarshal.Web.Layout;
using PitMarshal.Web.Live;
using PitMarshal.Web.Officials.Roles;
using PitMarshal.Web.Officials.SigningIn;

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

    internal static async Task<IResult> Open(
        HttpContext http, LiveRace live, LiveShares shares, string[] view, CancellationToken left)
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
        List<ViewAddress> views = [.. addresses.OfType<ViewAddress>().DistinctBy(address => address.Address)];
        var official = http.Who()?.Name;
        if (shares.TryOpen(official ?? ClientAddress.Of(http), official is not null,
            [.. views.Where(asked => !live.IsOfRace(asked)).Select(asked => asked.Address)]) is not { } follower)
        {
            return Problem(503, "too many pages are open; close some, or try again later");
        }
        var watched = new List<WatchedView>();
        var begins = false;
        try
        {
            foreach (var asked in views)
            {
                watched.Add(await live.Join(asked));
            }
            begins = true;
            return TypedResults.ServerSentEvents(Follow(live, shares, follower, watched, left));
        }
        finally
        {
            if (!begins)
            {
                shares.Close(follower);
                await Leave(live, watched);
            }
        }
    }

    private static async IAsyncEnumerable<SseItem<string>> Follow(
        LiveRace live, LiveShares shares, LiveFollower follower, List<WatchedView> views,
        [EnumeratorCancellation] CancellationToken left)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(left, follower.Ended);
        try
        {
            yield return new SseItem<string>(PageFiles.Version, "hello") { ReconnectionInterval = s_retry };
            var seen = new long[views.Count];
            var beat = Task.Delay(s_beat, end.Token);
            // A view that cannot be drawn ends the stream: whoever comes back is told so until it can.
            while (!end.IsCancellationRequested && !views.Exists(view => view.IsStale))
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
                    beat = Task.Delay(s_beat, end.Token);
                }
            }
        }
        finally
        {
            shares.Close(follower);
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
