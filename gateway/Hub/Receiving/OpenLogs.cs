using PitMarshal.Store;
using PitMarshal.Store.Postgres;

namespace PitMarshal.Hub.Receiving;

/// <summary>
/// The logs that are being received. One that is silent for a second is let go: its venue may come back by another hub.
/// </summary>
internal sealed class OpenLogs : IDisposable
{
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(250), s_silent = TimeSpan.FromSeconds(1);

    private readonly Dictionary<(string Venue, string Race), Kept> _open = [];
    private readonly PostgresStore _store;
    private readonly TimeProvider _time;
    private readonly ITimer _timer;

    internal OpenLogs(PostgresStore store, TimeProvider time)
    {
        (_store, _time) = (store, time);
        _timer = time.CreateTimer(_ => Close(s_silent), null, s_look, s_look);
    }

    /// <summary>Does something with a log, alone, which is opened when it is not. What fails closes it.</summary>
    /// <exception cref="LogFailed">Another hub has it, or the store cannot be asked.</exception>
    internal T With<T>(string venue, string race, Func<ReceivedLog, T> work)
    {
        Kept kept;
        lock (_open)
        {
            if (!_open.TryGetValue((venue, race), out kept!))
            {
                _open.Add((venue, race), kept = new Kept());
            }
            kept.Users++;
        }
        lock (kept)
        {
            try
            {
                var done = work(kept.Log ??= new ReceivedLog(_store.Log(venue, race)));
                kept.Log.Rest();
                return done;
            }
            catch
            {
                // Whatever it was: half a batch in the writer must never be taken for what is kept.
                kept.Close();
                throw;
            }
            finally
            {
                kept.UsedAt = _time.GetTimestamp();
                Interlocked.Decrement(ref kept.Users);
            }
        }
    }

    public void Dispose()
    {
        _timer.Dispose();
        Close(TimeSpan.Zero);
    }

    private void Close(TimeSpan silent)
    {
        List<Kept> over = [];
        lock (_open)
        {
            foreach (var (name, kept) in _open.ToList())
            {
                if (Volatile.Read(ref kept.Users) == 0 && _time.GetElapsedTime(kept.UsedAt) >= silent)
                {
                    _open.Remove(name);
                    over.Add(kept);
                }
            }
        }
        foreach (var kept in over)
        {
            lock (kept)
            {
                kept.Close();
            }
        }
    }

    private sealed class Kept
    {
        internal int Users;
        internal long UsedAt;

        internal ReceivedLog? Log { get; set; }

        internal void Close()
        {
            Log?.Dispose();
            Log = null;
        }
    }
}
