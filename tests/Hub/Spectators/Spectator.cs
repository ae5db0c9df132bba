using System.Text.Json.Nodes;

namespace PitMarshal.Tests.Hub.Spectators;

/// <summary>Whoever follows a race at an edge, by the same law as <c>spectators.js</c>.</summary>
internal sealed class Spectator : IDisposable
{
    private static readonly TimeSpan s_silence = TimeSpan.FromSeconds(3);

    private readonly HttpClient _client = new() { Timeout = TimeSpan.FromSeconds(30) };
    private readonly string _race;

    /// <param name="race">The address of the race's page.</param>
    internal Spectator(Uri race) => _race = race.ToString().TrimEnd('/');

    internal long Position { get; private set; } = -1;

    /// <summary>How many changes followed what it did not have.</summary>
    internal int Missed { get; private set; }

    /// <summary>By which the edge knows what it has.</summary>
    internal string? LastEventId { get; private set; }

    internal Dictionary<string, string> Cars { get; } = [];

    internal Task<string> Page() => _client.GetStringAsync(_race);

    internal async Task Ask()
    {
        await Take(JsonNode.Parse(await _client.GetStringAsync($"{_race}/snapshot"))!);
    }

    /// <summary>Follows the stream until it has an entry, then hangs up.</summary>
    internal async Task Until(long position)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{_race}/changes");
        request.Headers.Accept.ParseAdd("text/event-stream");
        if (LastEventId is not null)
        {
            request.Headers.Add("Last-Event-ID", LastEventId);
        }
        using var answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal("text/event-stream", answer.EnsureSuccessStatusCode().Content.Headers.ContentType?.MediaType);
        await Ask();
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync());
        var next = lines.ReadLineAsync();
        while (Position < position)
        {
            // A stream that is silent may have lost what was: then the page asks, too.
            if (await Task.WhenAny(next, Task.Delay(s_silence)) != next)
            {
                await Ask();
                continue;
            }
            if (await next is not { } line)
            {
                return;
            }
            next = lines.ReadLineAsync();
            if (line.StartsWith("id: ", StringComparison.Ordinal))
            {
                LastEventId = line[4..];
            }
            else if (line.StartsWith("data: ", StringComparison.Ordinal))
            {
                await Take(JsonNode.Parse(line[6..])!);
            }
        }
    }

    public void Dispose() => _client.Dispose();

    private async Task Take(JsonNode news)
    {
        var position = (long)news["position"]!;
        if (position <= Position)
        {
            return;
        }
        if (news["since"] is { } since && (long)since > Position)
        {
            // A snapshot is a second old at times.
            for (Missed++; Position < position; await Task.Delay(200))
            {
                await Ask();
            }
            return;
        }
        if (news["since"] is null)
        {
            Cars.Clear();
        }
        foreach (var gone in news["gone"]?.AsArray() ?? [])
        {
            Cars.Remove((string)gone!);
        }
        foreach (var car in news["cars"]!.AsArray())
        {
            Cars[(string)car![0]!] = car.ToJsonString();
        }
        Position = position;
    }
}
