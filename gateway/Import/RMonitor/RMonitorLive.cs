using PitMarshal.Events;
using PitMarshal.Import.Live;

namespace PitMarshal.Import.RMonitor;

/// <summary>
/// An RMonitor feed while the race runs. It tells nothing twice, and nobody can ask it how late its clock is: its
/// records come some time after they happened, so its clock is behind the gateway's by at most the least that any took.
/// Its instants stay as it tells them, and their uncertainty is as wide as that, unless nothing else observes.
/// </summary>
public sealed class RMonitorLive : LiveReader
{
    /// <summary>Its clock may be set: only the last half minutes count.</summary>
    private const long WindowMicros = 30_000_000;

    /// <summary>Whole seconds of <c>$F</c>, and the way of the quickest record.</summary>
    private const double ResolutionMs = 1000;

    private const string FarOff = "the feed's clock is more than 10 days off";

    private readonly ImportedLog _log;
    private readonly LiveAddress _address;
    private readonly RMonitorFeed _feed;
    private readonly Func<string, bool> _isEnteredByOthers;
    private readonly IEnumerable<RaceEvent> _recorded;
    private readonly List<byte> _line = [];
    private bool _isLong, _begun, _online;
    private long? _late, _lateBefore;
    private Instant _lateSince;
    private Instant? _since, _heard;

    /// <param name="address">Where it is.</param>
    /// <param name="log">What it fills.</param>
    /// <param name="recorded">The events of the log so far.</param>
    /// <param name="isEnteredByOthers">Whether race control entered a car.</param>
    /// <param name="date">The local date on which it begins, where that is not today.</param>
    public RMonitorLive(LiveAddress address, ImportedLog log, IEnumerable<RaceEvent> recorded,
        Func<string, bool> isEnteredByOthers, DateOnly? date = null) : base(log)
    {
        (_log, _address, _recorded, _isEnteredByOthers) = (log, address, recorded, isEnteredByOthers);
        _feed = new RMonitorFeed(new ImportOptions(date, address.Zone), log);
    }

    protected override void OnOpened(Instant now)
    {
        (_online, _since) = (true, now);
        if (!_begun)
        {
            _begun = true;
            var local = now.Plus((_address.Zone ?? TimeSpan.Zero).Ticks / TimeSpan.TicksPerMicrosecond);
            _feed.BeginLive(DateOnly.FromDateTime(
                DateTime.UnixEpoch.AddTicks(local.Micros * TimeSpan.TicksPerMicrosecond)), _recorded);
        }
    }

    protected override void OnTake(ReadOnlySpan<byte> bytes, Instant rx)
    {
        _heard = rx;
        foreach (var b in bytes)
        {
            if (b != '\n')
            {
                _isLong |= _line.Count >= TextLines.LineMax;
                if (!_isLong)
                {
                    _line.Add(b);
                }

                continue;
            }

            Line(_isLong ? null : TextLines.Decode(_line.ToArray(), _feed.Lines + 1), rx);
            _line.Clear();
            _isLong = false;
        }
    }

    protected override void OnClosed(Instant now)
    {
        (_online, _since, _isLong) = (false, null, false);
        _line.Clear();
        if (_begun)
        {
            _feed.LoseConnection();
        }
    }

    protected override LiveHealth Look() => new("rmonitor", "RMonitor feed", [Events.Line.StartFinish,
        Events.Line.PitIn, Events.Line.PitOut])
    {
        Online = _online, OnlineSince = _since, LastHeard = _heard, Boot = _begun ? _feed.Boot : null,
        UpTo = _feed.Lines, ClockUMs = ClockUMs, Refused = _log.Report.Refused,
    };

    private double? ClockUMs => (_late ?? _lateBefore) is not { } late ? null
        : Math.Max(Math.Abs(late), Math.Abs(_lateBefore ?? late)) / 1000.0 + ResolutionMs;

    private void Compare(Instant shown, Instant rx)
    {
        var late = rx.Since(shown);
        if (rx.Since(_lateSince) > WindowMicros)
        {
            (_lateBefore, _late, _lateSince) = (_late, null, rx);
        }

        _late = late < _late || _late is null ? late : _late;
    }

    private void Line(string? text, Instant rx)
    {
        var first = _log.Events.Count;
        var before = _feed.Shown;
        _feed.TakeLive(new Place(_address.ToString(), _feed.Lines + 1), text, _isEnteredByOthers);
        if (_feed.Shown is { } shown && shown != before)
        {
            Compare(shown, rx);
        }

        if (!_address.IsAlone && ClockUMs is { } clock)
        {
            _log.ChangeFrom(first, e => e is SensorDoubted or SensorTrusted or GapOpened ? e
                : e.UMs + clock <= ImportedLog.UMsMax ? e with { UMs = e.UMs + clock }
                : e with { UMs = ImportedLog.UMsMax, Inferred = e.Inferred ?? FarOff });
        }
    }
}
