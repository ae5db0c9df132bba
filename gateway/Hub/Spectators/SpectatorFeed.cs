using PitMarshal.Hub.Races;
using PitMarshal.Store;

namespace PitMarshal.Hub.Spectators;

/// <summary>
/// Tells the edges once a second what changed of the races that this hub receives. Another hub that goes on with a
/// race begins with the whole of it.
/// </summary>
internal sealed class SpectatorFeed : IAsyncDisposable
{
    private static readonly TimeSpan s_beat = TimeSpan.FromSeconds(1);

    private readonly HashSet<(string Venue, string Race)> _grown = [];
    private readonly Dictionary<(string Venue, string Race), SpectatorBoard> _told = [];
    private readonly RaceFollower _follower;
    private readonly PeriodicTimer _timer;
    private readonly Task _run;

    internal SpectatorFeed(RaceFollower follower, IReadOnlyList<EdgePublisher> edges, TimeProvider time)
    {
        (_follower, Edges) = (follower, edges);
        _timer = new PeriodicTimer(s_beat, time);
        follower.Followed += Grew;
        _run = Task.Run(Run);
    }

    internal IReadOnlyList<EdgePublisher> Edges { get; }

    public async ValueTask DisposeAsync()
    {
        _follower.Followed -= Grew;
        _timer.Dispose();
        await _run;
        foreach (var edge in Edges)
        {
            await edge.DisposeAsync();
        }
    }

    private void Grew(string venue, string race)
    {
        if (Edges.Count == 0)
        {
            return;
        }
        lock (_grown)
        {
            _grown.Add((venue, race));
        }
    }

    private async Task Run()
    {
        while (await _timer.WaitForNextTickAsync())
        {
            List<(string, string)> grown;
            lock (_grown)
            {
                grown = [.. _grown];
                _grown.Clear();
            }
            foreach (var (venue, race) in grown)
            {
                Tell(venue, race);
            }
        }
    }

    private void Tell(string venue, string race)
    {
        SpectatorBoard? now;
        try
        {
            now = _follower.Find(venue, race)?.Read(state => SpectatorBoard.Of(race, state));
        }
        catch (LogFailed)
        {
            // It is told of where logs are received; the next entry that is taken brings it again.
            return;
        }
        var before = _told.GetValueOrDefault((venue, race));
        if (now is null || now.Position == before?.Position)
        {
            return;
        }
        var json = before is null ? SpectatorJson.Snapshot(now) : SpectatorJson.Change(before, now);
        if (before is null && _told.Count >= RaceFollower.Most)
        {
            _told.Clear();
        }
        _told[(venue, race)] = now;
        foreach (var edge in Edges)
        {
            edge.Send(venue, race, json);
        }
    }
}
