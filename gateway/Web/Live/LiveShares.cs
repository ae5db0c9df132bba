using System.Diagnostics;

namespace PitMarshal.Web.Live;

/// <summary>
/// Who follows the pages, and how much. Each official has room of his own. When the rest is taken, whoever has most
/// gives to whoever has less, so that many streams or made-up pages of one address keep nobody else out.
/// </summary>
internal sealed class LiveShares(Action<string> notice)
{
    /// <summary>Browsers without a sign-in that follow at once; what they follow beside the race.</summary>
    internal const int MostStreams = 1000, MostPages = 400;

    /// <summary>Browsers of one official; beyond, the one that was opened first ends.</summary>
    internal const int MostOfOfficial = 50;

    private static readonly TimeSpan s_toldEvery = TimeSpan.FromMinutes(1);

    private readonly Lock _turn = new();
    private readonly List<LiveFollower> _open = [];
    private readonly Dictionary<string, int> _pages = [];
    private long _refused, _ended, _told, _toldAt;

    /// <summary>Streams that were refused, and that had to end for others.</summary>
    internal (long Refused, long Ended) Beyond => (Volatile.Read(ref _refused), Volatile.Read(ref _ended));

    internal int Open
    {
        get
        {
            lock (_turn)
            {
                return _open.Count;
            }
        }
    }

    /// <summary>Null when there is no room; else to be ended with <see cref="Close"/>.</summary>
    /// <param name="client">The official, or the address.</param>
    /// <param name="isOfficial">Which of the two.</param>
    /// <param name="pages">What is followed beside the pages of the race.</param>
    internal LiveFollower? TryOpen(string client, bool isOfficial, IReadOnlyCollection<string> pages)
    {
        lock (_turn)
        {
            var follower = new LiveFollower(client, isOfficial, isOfficial ? [] : pages);
            if (isOfficial ? MakeRoomOfOfficial(client) : MakeRoom(follower))
            {
                _open.Add(follower);
                foreach (var page in follower.Pages)
                {
                    _pages[page] = _pages.GetValueOrDefault(page) + 1;
                }
                return follower;
            }
            _refused++;
            Tell();
            return null;
        }
    }

    internal void Close(LiveFollower follower)
    {
        lock (_turn)
        {
            Forget(follower);
        }
    }

    private bool MakeRoomOfOfficial(string client)
    {
        var his = _open.FindAll(open => open.IsOfficial && open.Client == client);
        if (his.Count >= MostOfOfficial)
        {
            End(his[0]);
        }
        return true;
    }

    private bool MakeRoom(LiveFollower newcomer)
    {
        while (_open.Count(open => !open.IsOfficial) >= MostStreams)
        {
            var most = Others().MaxBy(of => of.Count())!;
            if (most.Count() <= _open.Count(open => Is(open, newcomer.Client)) + 1)
            {
                return false;
            }
            End(most.Last());
        }
        while (_pages.Count + newcomer.Pages.Count(page => !_pages.ContainsKey(page)) > MostPages)
        {
            var most = Others().MaxBy(PagesOf)!;
            var largest = most.Reverse().MaxBy(open => open.Pages.Count)!;
            if (most.Key == newcomer.Client
                ? largest.Pages.Count <= newcomer.Pages.Count
                : PagesOf(most) <= _open.Where(open => Is(open, newcomer.Client)).Sum(open => open.Pages.Count)
                    + newcomer.Pages.Count)
            {
                return false;
            }
            End(largest);
        }
        return true;
    }

    private IEnumerable<IGrouping<string, LiveFollower>> Others() =>
        _open.Where(open => !open.IsOfficial).GroupBy(open => open.Client);

    private static int PagesOf(IEnumerable<LiveFollower> followers) => followers.Sum(open => open.Pages.Count);

    private static bool Is(LiveFollower open, string client) => !open.IsOfficial && open.Client == client;

    private void End(LiveFollower follower)
    {
        Forget(follower);
        follower.End();
        _ended++;
        Tell();
    }

    private void Forget(LiveFollower follower)
    {
        if (!_open.Remove(follower))
        {
            return;
        }
        foreach (var page in follower.Pages)
        {
            if (--_pages[page] == 0)
            {
                _pages.Remove(page);
            }
        }
    }

    /// <summary>At most once a minute.</summary>
    private void Tell()
    {
        if (_toldAt == 0 || Stopwatch.GetElapsedTime(_toldAt) >= s_toldEvery)
        {
            notice($"live pages are full: {_refused + _ended - _told} streams had to wait or end; "
                + $"most are of {Others().MaxBy(of => of.Count())?.Key ?? "officials"}");
            (_toldAt, _told) = (Stopwatch.GetTimestamp(), _refused + _ended);
        }
    }
}
