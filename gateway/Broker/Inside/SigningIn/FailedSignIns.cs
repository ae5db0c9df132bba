using System.Net;

namespace PitMarshal.Broker.Inside.SigningIn;

/// <summary>
/// Failed sign-ins by address, told as one line in ten seconds each: nobody fills a disk by guessing.
/// </summary>
internal sealed class FailedSignIns : IDisposable
{
    private const int MostAddresses = 20, LongestName = 40;
    private static readonly TimeSpan s_between = TimeSpan.FromSeconds(10);

    private readonly Action<string> _notice;
    private readonly Timer _timer;
    private readonly Lock _turn = new();
    private readonly Dictionary<IPAddress, (int Count, string Last)> _failed = [];
    private int _elsewhere;
    private bool _isWaiting;

    internal FailedSignIns(Action<string> notice)
    {
        _notice = notice;
        _timer = new Timer(_ => Tell());
    }

    internal long Total { get; private set; }

    internal void Add(IPAddress address, string user, string why)
    {
        lock (_turn)
        {
            Total++;
            var shown = user.Length > LongestName ? user[..LongestName] : user;
            if (_failed.TryGetValue(address, out var before))
            {
                _failed[address] = (before.Count + 1, before.Last);
            }
            else if (_failed.Count < MostAddresses)
            {
                _failed[address] = (1, $"'{shown}': {why}");
            }
            else
            {
                _elsewhere++;
            }
            if (_isWaiting)
            {
                return;
            }
            _isWaiting = true;
            // The first of them at once: somebody may be waiting at a board for what is wrong with it.
            _timer.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose() => _timer.Dispose();

    private void Tell()
    {
        List<string> lines;
        lock (_turn)
        {
            lines = [.. _failed.Select(one => one.Value.Count == 1
                ? $"broker: sign-in from {one.Key} refused, {one.Value.Last}"
                : $"broker: {one.Value.Count} sign-ins from {one.Key} refused, the first of {one.Value.Last}")];
            if (_elsewhere > 0)
            {
                lines.Add($"broker: {_elsewhere} sign-ins from other addresses refused");
            }
            _failed.Clear();
            _elsewhere = 0;
            _isWaiting = lines.Count > 0;
            if (_isWaiting)
            {
                _timer.Change(s_between, Timeout.InfiniteTimeSpan);
            }
        }
        lines.ForEach(_notice);
    }
}
