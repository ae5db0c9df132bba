using PitMarshal.Ingest;
using PitMarshal.Ingest.Recording;

namespace PitMarshal.Web.Operation;

/// <summary>Looks every second whether the gateway can do its work.</summary>
internal sealed class GatewayHealth : IDisposable
{
    // A long race takes some hundred MB with its copies. A large disk has room long before a tenth of it is left.
    private const long LeastFreeBytes = 500L << 20, MostKeptFree = 5L << 30;
    private static readonly TimeSpan s_between = TimeSpan.FromSeconds(1), s_toldStep = TimeSpan.FromMilliseconds(250);

    private readonly Gateway _gateway;
    private readonly DataFolder _folder;
    private readonly GatewayProblems _problems;
    private readonly Action<string> _notice;
    private readonly MachineClock _steps;
    private readonly Uplink _uplink;
    private readonly Timer _timer;
    private HashSet<string> _told = [];
    private bool _hasListened;

    /// <param name="time">The machine's clock.</param>
    /// <param name="notice">Told once of each problem, and when it is over.</param>
    public GatewayHealth(
        Gateway gateway, DataFolder folder, GatewayProblems problems, TimeProvider time, Action<string> notice,
        Uplink uplink)
    {
        (_gateway, _folder, _problems, _notice, _uplink) = (gateway, folder, problems, notice, uplink);
        _steps = new MachineClock(time);
        _timer = new Timer(_ => Look(), null, s_between, s_between);
    }

    public void Dispose() => _timer.Dispose();

    /// <summary>Looks now.</summary>
    internal void Look()
    {
        lock (_timer)
        {
            _steps.Look();
            _problems.Now = [.. All()];
            _problems.Banner = _gateway.Sharing().Banner;
            _hasListened |= _gateway.IsListening;
            // While it starts there is no link yet, and that is no news.
            var told = _problems.Now.Where(problem => _hasListened || problem.Part != "broker").ToList();
            var parts = told.Select(problem => problem.Part).ToHashSet();
            foreach (var problem in told.Where(problem => !_told.Contains(problem.Part)))
            {
                _notice($"{problem.Part}: {problem.Text}");
            }
            foreach (var over in _told.Where(part => !parts.Contains(part)))
            {
                _notice($"{over}: well again");
            }
            _told = parts;
        }
    }

    private IEnumerable<GatewayProblem> All()
    {
        if (!_gateway.IsListening)
        {
            yield return new("broker", "No link to the broker: stations keep what they see, and nothing new comes in.");
        }
        if (_gateway.Completion.IsFaulted)
        {
            yield return new("store", "The log keeps nothing more: the gateway's console says why.");
        }
        if (_gateway.StoreFailure is { } failure)
        {
            yield return new("store", $"Nothing new is kept or acknowledged: {failure}. Stations keep what they see; "
                + "it goes on by itself when the disk takes something again.");
        }
        if (_gateway.Sharing() is { Problem: { } wrong } sharing)
        {
            yield return new(sharing.Role == "standby" ? "store" : "standby", wrong);
        }
        if (Disk() is { } disk && DiskProblem(disk.Free, disk.Whole, LogBytes()) is { } shortage)
        {
            yield return shortage;
        }
        if (_steps.Sum.Duration() > s_toldStep)
        {
            yield return new("clock", $"The machine's clock was set by {_steps.Sum.TotalSeconds:+0.0;-0.0} s: "
                + "the race goes on by the gateway's own, from its start.");
        }
        if (_uplink.Problem() is { } hub)
        {
            yield return new("hub", hub);
        }
        foreach (var untrusted in Untrusted())
        {
            yield return untrusted;
        }
    }

    /// <summary>What makes the judge leave undecided what else it would measure.</summary>
    private IEnumerable<GatewayProblem> Untrusted()
    {
        var (steps, doubled, over) = _gateway.Ask(
            intake => (intake.ClockSteps(_gateway.Now), intake.DoubledStations(), intake.StationsOverShare()));
        if (steps.Count > 0)
        {
            yield return new("clock step", $"{string.Join("; ", steps)}. Nothing is measured across it.");
        }
        foreach (var station in doubled)
        {
            yield return new($"station {station}", $"Two boards speak as station {station}: nothing of it is decided. "
                + "Switch one of them off, or give it a station of its own.");
        }
        foreach (var station in over)
        {
            yield return new($"share {station}", $"Station {station} says more than its share of the log, which no "
                + "race needs: the rest waits. Look at its wiring; where it is well, somebody else has its password.");
        }
    }

    // Windows asks a drive, others any folder.
    private string Place => OperatingSystem.IsWindows()
        ? Path.GetPathRoot(_folder.LogFile)! : Path.GetDirectoryName(_folder.LogFile)!;

    /// <summary>Told while a tenth is left, or what one more race like the one in the log would take.</summary>
    internal static GatewayProblem? DiskProblem(long free, long whole, long log) =>
        free >= Math.Max(Math.Max(LeastFreeBytes, 3 * log), Math.Min(whole / 10, MostKeptFree)) ? null
            : new("disk", $"The disk has {free >> 20} MB left: make room, or the log cannot grow.");

    private long LogBytes() => new FileInfo(_folder.LogFile) is { Exists: true, Length: var length } ? length : 0;

    private (long Free, long Whole)? Disk()
    {
        try
        {
            var drive = new DriveInfo(Place);
            return (drive.AvailableFreeSpace, drive.TotalSize);
        }
        catch (Exception unknown) when (unknown is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }
}
