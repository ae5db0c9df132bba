using System.Threading.Channels;
using PitMarshal.Store;
using PitMarshal.Store.Postgres;

namespace PitMarshal.Hub.Races;

/// <summary>
/// The races that this hub judges: those that it receives, as they grow, and those that somebody asks for. Nothing of
/// it is kept: another hub judges the same log to the same bytes.
/// </summary>
internal sealed class RaceFollower : IAsyncDisposable
{
    /// <summary>So many at once; who was asked for longest ago goes first.</summary>
    internal const int Most = 200;

    private const int MostWaiting = 1000, Workers = 3;

    private readonly Channel<(string Venue, string Race)> _grown =
        Channel.CreateBounded<(string, string)>(MostWaiting);
    private readonly HashSet<(string, string)> _waiting = [];
    private readonly Dictionary<(string, string), (FollowedRace Race, long AskedAt)> _races = [];
    private readonly PostgresStore _store;
    private readonly Action<string> _notice;
    private readonly CancellationTokenSource _end = new();
    private readonly Task _run;
    private long _asked;

    internal RaceFollower(PostgresStore store, Action<string> notice)
    {
        (_store, _notice) = (store, notice);
        _run = Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => Task.Run(Run)));
    }

    /// <summary>Raised after a race was judged further.</summary>
    internal event Action<string, string>? Followed;

    /// <summary>More of the log is here: it is judged soon.</summary>
    internal void Grew(string venue, string race)
    {
        lock (_waiting)
        {
            if (_waiting.Count < MostWaiting && _waiting.Add((venue, race)))
            {
                _grown.Writer.TryWrite((venue, race));
            }
        }
    }

    /// <summary>Null where there is no such log.</summary>
    /// <exception cref="LogFailed">The store cannot be asked.</exception>
    internal FollowedRace? Find(string venue, string race)
    {
        lock (_races)
        {
            if (_races.TryGetValue((venue, race), out var known))
            {
                _races[(venue, race)] = (known.Race, ++_asked);
                return known.Race;
            }
        }
        var log = _store.Log(venue, race);
        if (!log.Exists)
        {
            return null;
        }
        lock (_races)
        {
            if (_races.Count >= Most)
            {
                _races.Remove(_races.MinBy(one => one.Value.AskedAt).Key);
            }
            var added = _races.TryGetValue((venue, race), out var meanwhile) ? meanwhile.Race : new FollowedRace(log);
            _races[(venue, race)] = (added, ++_asked);
            return added;
        }
    }

    /// <summary>
    /// What was recorded of a race otherwise than it is judged here; null: nothing, or it is not judged here.
    /// </summary>
    internal string? Difference(string venue, string race)
    {
        lock (_races)
        {
            return _races.TryGetValue((venue, race), out var known) ? known.Race.Difference : null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _run;
        _end.Dispose();
    }

    private async Task Run()
    {
        try
        {
            await foreach (var (venue, race) in _grown.Reader.ReadAllAsync(_end.Token))
            {
                lock (_waiting)
                {
                    _waiting.Remove((venue, race));
                }
                Follow(venue, race);
                Followed?.Invoke(venue, race);
            }
        }
        catch (OperationCanceledException)
        {
            // The log is in the store, and is judged again when somebody asks.
        }
    }

    private void Follow(string venue, string race)
    {
        try
        {
            var before = Difference(venue, race);
            if (Find(venue, race)?.Read(state => state.Difference) is { } difference && before is null)
            {
                _notice($"{venue}/{race}: the log does not give the recorded verdicts: {difference}");
            }
        }
        catch (LogFailed failed)
        {
            _notice($"{venue}/{race}: not judged now: {failed.Message}");
        }
        catch (Exception mistake)
        {
            _notice($"{venue}/{race}: cannot be judged: {mistake}");
        }
    }
}
