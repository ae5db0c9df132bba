using System.Text.Json;
using PitMarshal.Broker;
using PitMarshal.Store;
using PitMarshal.Store.Feed;

namespace PitMarshal.Web.Feed;

/// <summary>
/// How far a webhook has delivered, in a file that is whole or not there. Another address
/// begins at the log's beginning.
/// </summary>
internal sealed class WebhookPlace(string file, Uri url)
{
    // Each write waits for the disk. What a power cut takes away is delivered twice.
    private const long ApartMs = 1000;

    private FeedPosition _kept;
    private long _keptMs = -ApartMs;

    /// <summary>The last that was delivered there; 0 for nothing yet, or nothing that can be read.</summary>
    internal FeedPosition Read()
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(file));
            return json.RootElement.GetProperty("url").GetString() == url.ToString()
                && FeedPosition.TryParse(json.RootElement.GetProperty("position").GetString(), null, out var position)
                ? _kept = position
                : default;
        }
        catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException or JsonException
            or KeyNotFoundException or InvalidOperationException)
        {
            return default;
        }
    }

    /// <summary>Keeps a position, at most once a second unless it is urgent.</summary>
    internal void Keep(FeedPosition position, bool urgent)
    {
        var now = Environment.TickCount64;
        if (position == _kept || (!urgent && now - _keptMs < ApartMs))
        {
            return;
        }
        // An address may hold a password.
        PrivateFile.Write(file, JsonSerializer.Serialize(
            new Dictionary<string, string> { ["url"] = url.ToString(), ["position"] = $"{position}" }));
        (_kept, _keptMs) = (position, now);
    }
}
