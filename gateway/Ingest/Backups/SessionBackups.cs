using PitMarshal.Events;
using PitMarshal.Ingest.Recording;
using PitMarshal.Store;

namespace PitMarshal.Ingest.Backups;

/// <summary>A backup of the data folder at the end of each session, beside the gateway and never in its way.</summary>
public sealed class SessionBackups : IAsyncDisposable
{
    private readonly Gateway _gateway;
    private readonly DataFolder _folder;
    private readonly string _place;
    private readonly Action<string> _notice;
    private readonly SemaphoreSlim _news = new(0);
    private readonly CancellationTokenSource _end = new();
    private readonly Task _work;
    private int _made;

    /// <param name="gateway">Whose sessions end.</param>
    /// <param name="folder">Where it runs.</param>
    /// <param name="place">Holds the backups, each in a folder with the instant it was made at.</param>
    /// <param name="notice">Told of each, and why one could not be made.</param>
    public SessionBackups(Gateway gateway, DataFolder folder, string place, Action<string> notice)
    {
        (_gateway, _folder, _place, _notice) = (gateway, folder, place, notice);
        _made = Ended;
        _gateway.Changed += Look;
        _work = Task.Run(Work);
    }

    private int Ended => _gateway.Ask(intake => intake.EndedSessions);

    public async ValueTask DisposeAsync()
    {
        _gateway.Changed -= Look;
        await _end.CancelAsync();
        await _work;
        _end.Dispose();
    }

    private void Look()
    {
        if (_news.CurrentCount == 0)
        {
            _news.Release();
        }
    }

    private async Task Work()
    {
        while (!_end.IsCancellationRequested)
        {
            await _news.WaitAsync(_end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            // Also of a session that ended in the gateway's last moment.
            if (Ended is var ended && ended > _made)
            {
                _made = ended;
                Make();
            }
        }
    }

    private void Make()
    {
        // No colons: Windows takes none in a name.
        var to = Path.Combine(_place, _gateway.Now.ToString()[..19].Replace(':', '-'));
        try
        {
            var head = FolderBackup.Make(_folder, to);
            OldBackups.Remove(_folder);
            _notice($"the session has ended: a backup is in {to}; the chain ends with {head.Short}");
        }
        catch (Exception failed) when (failed is BadInput or LogFailed or IOException or UnauthorizedAccessException)
        {
            _notice($"the session has ended, and no backup could be made in {to}: {failed.Message}");
        }
    }
}
