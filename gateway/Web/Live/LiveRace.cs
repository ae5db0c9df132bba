using PitMarshal.Evidence.Page;
using PitMarshal.Ingest;
using PitMarshal.Web.Snapshots;

namespace PitMarshal.Web.Live;

/// <summary>
/// Draws what is watched as soon as the gateway knows more, and sets the running figures ten times a second. Drawn
/// once, however many watch.
/// </summary>
internal sealed class LiveRace : IAsyncDisposable
{
    // A burst of commits is drawn once in this time; what people see is at most so old.
    private static readonly TimeSpan s_apart = TimeSpan.FromMilliseconds(50), s_beat = TimeSpan.FromMilliseconds(100);

    private readonly Gateway _gateway;
    private readonly ComponentRenderer _pencil;
    private readonly Action<string> _notice;
    private readonly CancellationTokenSource _end = new();
    private readonly SemaphoreSlim _changed = new(0, 1), _turn = new(1, 1);
    private readonly Dictionary<string, (ViewAddress View, WatchedView Watched, int Watchers)> _views = [];
    private readonly Task _run;
    private TaskCompletionSource _news = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Taken? _latest;
    private readonly Lock _taking = new();

    /// <param name="notice">Told when a view cannot be drawn.</param>
    public LiveRace(Gateway gateway, ComponentRenderer pencil, Action<string> notice)
    {
        (_gateway, _pencil, _notice) = (gateway, pencil, notice);
        gateway.Changed += Wake;
        _run = Task.Run(Run);
    }

    /// <summary>
    /// The race as it is now: with all that is on the disk, so that whoever decided something sees it on the next page.
    /// </summary>
    internal Snapshot Now()
    {
        // One takes it for all that ask: each asking holds the gateway up.
        lock (_taking)
        {
            var batch = _gateway.Batches;
            if (_latest is not { } latest || latest.Batch != batch)
            {
                _latest = latest = new Taken(Snapshot.Of(_gateway), batch);
            }
            return latest.Snapshot;
        }
    }

    /// <summary>What an address shows now, as HTML.</summary>
    internal async Task<string> Html(ViewAddress view)
    {
        var snapshot = Now();
        var once = new WatchedView(view.Address);
        once.Take(await _pencil.Draw(view, snapshot), _gateway.Now);
        return once.Html();
    }

    /// <summary>
    /// A page that all races have, or of a car or box of this one: there are only so many of them, and each can be
    /// watched by anybody.
    /// </summary>
    internal bool IsOfRace(ViewAddress view) => view.Parameters is not { } parameters
        || (Now() is var now && parameters.Values.OfType<string>().Any(name =>
            now.Race.Cars.Any(car => car.Car == name || car.Entry?.Box == name)
            || now.Stations.Any(station => station.Boxes.Contains(name))));

    /// <summary>Watches an address. To be ended with <see cref="Leave"/>.</summary>
    internal async Task<WatchedView> Join(ViewAddress view)
    {
        await _turn.WaitAsync();
        try
        {
            if (!_views.TryGetValue(view.Address, out var known))
            {
                known = (view, new WatchedView(view.Address), 0);
            }
            if (known.Watched.IsStale || known.Watchers == 0)
            {
                known.Watched.Take(await _pencil.Draw(view, Now()), _gateway.Now);
            }
            _views[view.Address] = known with { Watchers = known.Watchers + 1 };
            return known.Watched;
        }
        finally
        {
            _turn.Release();
        }
    }

    internal async Task Leave(WatchedView view)
    {
        await _turn.WaitAsync();
        var known = _views[view.Address];
        if (known.Watchers == 1)
        {
            _views.Remove(view.Address);
        }
        else
        {
            _views[view.Address] = known with { Watchers = known.Watchers - 1 };
        }
        _turn.Release();
    }

    /// <summary>What changed of a view since a version, and its version now; null when nothing did.</summary>
    internal async Task<(string Message, long Version)?> Since(WatchedView view, long version)
    {
        if (view.Version == version)
        {
            // A thousand who follow are not to wait for their turn to hear nothing; a change raises the next news.
            return null;
        }
        await _turn.WaitAsync();
        try
        {
            return view.Version == version ? null : (view.Since(version), view.Version);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Ends when anything that is watched has changed since this was asked for.</summary>
    internal Task News => Volatile.Read(ref _news).Task;

    public async ValueTask DisposeAsync()
    {
        _gateway.Changed -= Wake;
        await _end.CancelAsync();
        await _run;
        // Not the semaphores: the gateway may be about to wake it still.
        _end.Dispose();
    }

    private void Wake()
    {
        try
        {
            _changed.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is awake already.
        }
    }

    private async Task Run()
    {
        try
        {
            while (true)
            {
                var changed = await _changed.WaitAsync(s_beat, _end.Token);
                if (await Refresh(changed))
                {
                    Interlocked.Exchange(ref _news, new(TaskCreationOptions.RunContinuationsAsynchronously))
                        .SetResult();
                }
                if (changed)
                {
                    await Task.Delay(s_apart, _end.Token);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The gateway ends.
        }
    }

    /// <summary>True when anything that is watched shows something else now.</summary>
    private async Task<bool> Refresh(bool redraw)
    {
        await _turn.WaitAsync(_end.Token);
        try
        {
            var news = false;
            foreach (var (view, watched, _) in _views.Values)
            {
                var before = (watched.Version, watched.IsStale);
                await Refresh(view, watched, redraw);
                news |= (watched.Version, watched.IsStale) != before;
            }
            return news;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>
    /// A mistake in one view stops neither the others nor the clock: those who watch it are told
    /// that their link is lost.
    /// </summary>
    private async Task Refresh(ViewAddress view, WatchedView watched, bool redraw)
    {
        try
        {
            if (redraw)
            {
                watched.Take(await _pencil.Draw(view, Now()), _gateway.Now);
            }
            else if (!watched.IsStale)
            {
                watched.Tick(_gateway.Now);
            }
        }
        catch (Exception mistake)
        {
            if (!watched.IsStale)
            {
                _notice($"{view.Address} cannot be drawn: {mistake}");
            }
            watched.IsStale = true;
        }
    }

    private sealed record Taken(Snapshot Snapshot, long Batch);
}
