using System.Text;
using PitMarshal.Judge.Verdicts;
using PitMarshal.Store;
using PitMarshal.Store.Feed;

namespace PitMarshal.Web.Feed;

/// <summary>
/// The log as server-sent events: <c>event</c> and <c>verdict</c>, each with its position as id,
/// in the order of the log.
/// </summary>
internal sealed class FeedStream(ILogFeed log, LogNews news, Stream reader)
{
    internal const string Type = "text/event-stream";

    private const int PieceMost = 256, RetryMs = 1000;

    // Proxies end what is silent for a minute; whoever hears nothing for some of these knows that the link is lost.
    private static readonly TimeSpan s_beat = TimeSpan.FromSeconds(10);

    internal async Task Run(FeedPosition position, CancellationToken end)
    {
        // Its place at once: whoever is cut off before anything came loses nothing either.
        await Send($"retry: {RetryMs}\nid: {position}\n\n", end);
        var beat = Task.Delay(s_beat, end);
        while (true)
        {
            var next = news.Next;
            var piece = log.After(position, PieceMost);
            if (piece.Count > 0)
            {
                await Send(string.Concat(piece.Select(Text)), end);
                position = piece[^1].Position;
                beat = Task.Delay(s_beat, end);
            }
            else if (await Task.WhenAny(next, beat) == beat)
            {
                await Send(":\n\n", end);
                beat = Task.Delay(s_beat, end);
            }
            end.ThrowIfCancellationRequested();
        }
    }

    private static string Text(FeedItem item) => item.Verdict is { } verdict
        ? $"event: verdict\nid: {item.Position}\ndata: {item.Json ?? VerdictJson.Withdrawn(verdict)}\n\n"
        : $"event: event\nid: {item.Position}\ndata: {item.Json}\n\n";

    private async Task Send(string text, CancellationToken end)
    {
        await reader.WriteAsync(Encoding.UTF8.GetBytes(text), end);
        await reader.FlushAsync(end);
    }
}
