using PitMarshal.Broker;
using PitMarshal.Events;

namespace PitMarshal.Ingest.Streams;

/// <summary>
/// Whether a station can be relied on to have said everything: silent, gone, back, or started anew. Gives the events
/// that open and close what the judge must not rely on.
/// </summary>
internal sealed class StationPresence(VenueStation station)
{
    internal const long SilenceUs = 45_000_000;
    internal const string Rebooted = "rebooted";

    // What a station saw while its last health was under way is not in that health.
    private const long UnderWayUs = 1_000_000;

    private Instant? _complete, _backSince;
    private Reboot? _reboot;

    /// <summary>The boot that runs, by the latest it said of itself.</summary>
    internal string? Boot { get; private set; }

    internal Instant? LastHeard { get; private set; }

    /// <summary>Since when it is heard without a gap, as far as this gateway runs; of an offline one, when it last came back.</summary>
    internal Instant? HeardSince { get; private set; }

    /// <summary>The gap of a station that is not heard; null while it is.</summary>
    internal GapOpened? Gap { get; private set; }

    internal bool Online => LastHeard is not null && (Gap is null || _backSince is not null);

    internal void Heard(Instant rx)
    {
        if (HeardSince is null || !Online)
        {
            HeardSince = rx;
        }
        LastHeard = rx;
        if (Gap is not null)
        {
            _backSince ??= rx;
        }
    }

    /// <summary>After a restart nothing was heard yet, and silence counts from now.</summary>
    internal void Expect(Instant now) => LastHeard = Boot is null ? null : now;

    /// <summary>This boot runs now. What an earlier one left in its journal may still come.</summary>
    internal void Runs(string boot)
    {
        if (boot == Boot)
        {
            return;
        }
        if (Boot is not null && (_complete ?? LastHeard) is { } lastSign)
        {
            _reboot = new Reboot(_reboot?.LastSign ?? lastSign, boot);
            _complete = null;
        }
        Boot = boot;
    }

    /// <summary>Opens the gap of a station that has been silent too long, or that its will declared gone.</summary>
    internal GapOpened? Vanished(long highest)
    {
        _backSince = null;
        if (Gap is not null || Boot is null || LastHeard is not { } heard)
        {
            return null;
        }
        return Gap = new GapOpened(
            station.Name, Boot, highest + 1, Points: station.Points, Boxes: station.Boxes) { At = _complete ?? heard };
    }

    internal bool IsSilent(Instant now) => Gap is null && LastHeard is { } heard && now.Since(heard) >= SilenceUs;

    /// <summary>The boot says that nothing waits to be sent.</summary>
    internal IEnumerable<RaceEvent> HasSentAll(string boot, Instant rx)
    {
        if (boot != Boot || _reboot is not null)
        {
            yield break;
        }
        Complete(rx.Plus(-UnderWayUs));
        if (Gap?.Boot == boot)
        {
            yield return Close(rx);
        }
    }

    /// <summary>An observation of this instant has come, and everything before it in its boot has.</summary>
    internal IEnumerable<RaceEvent> Observed(string boot, Instant at, double uMs)
    {
        if (_reboot is not null && boot == _reboot.Boot)
        {
            var lastSign = _reboot.LastSign;
            _reboot = null;
            yield return new SensorDoubted(station.Name, null, Rebooted) { At = lastSign };
            yield return new SensorTrusted(station.Name, null, Rebooted) { At = at < lastSign ? lastSign : at, UMs = uMs };
            if (Gap is not null)
            {
                yield return Close(at);
            }
        }
        if (_reboot is not null)
        {
            _reboot = _reboot with { LastSign = at > _reboot.LastSign ? at : _reboot.LastSign };
        }
        else if (boot == Boot)
        {
            Complete(at);
            if (Gap?.Boot == boot && at >= _backSince)
            {
                yield return Close(at);
            }
        }
    }

    /// <summary>Takes from the log what an earlier gateway wrote there.</summary>
    internal void Recall(RaceEvent e)
    {
        switch (e)
        {
            case GapOpened { To: null } opened:
                (Gap, _backSince) = (opened, null);
                break;
            case GapClosed { To: null }:
                Gap = null;
                break;
            case SensorTrusted { Reason: Rebooted } trusted:
                _reboot = null;
                Complete(trusted.At);
                break;
            default:
                break;
        }
    }

    /// <summary>The same for an observation; what it opened or closed comes as an event of its own.</summary>
    internal void RecallObserved(string boot, Instant at)
    {
        if (_reboot is not null && boot != _reboot.Boot)
        {
            _reboot = _reboot with { LastSign = at > _reboot.LastSign ? at : _reboot.LastSign };
        }
        else if (boot == Boot)
        {
            Complete(at);
        }
    }

    private GapClosed Close(Instant at)
    {
        var closed = new GapClosed(Gap!.Station, Gap.Boot, Gap.From) { At = at };
        Gap = null;
        return closed;
    }

    private void Complete(Instant at) => _complete = _complete is { } known && known > at ? known : at;

    private sealed record Reboot(Instant LastSign, string Boot);
}
