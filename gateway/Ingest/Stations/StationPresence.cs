using PitMarshal.Broker;
using PitMarshal.Events;
using PitMarshal.Ingest.Streams;

namespace PitMarshal.Ingest.Stations;

/// <summary>
/// Whether a station can be relied on to have said everything: silent, gone, back, or started anew. Gives the events
/// that
/// open and close what the judge must not rely on. When it was heard stands in no entry; after a restart it begins with
/// what the log says.
/// </summary>
internal sealed class StationPresence
{
    internal const long SilenceUs = 45_000_000;
    internal const string Rebooted = "rebooted";

    // What a station saw while its last health was under way is not in that health.
    private const long UnderWayUs = 1_000_000;

    private readonly VenueStation _station;
    private readonly StationLog _log;
    private readonly HashSet<string> _ended;
    private Instant? _complete, _backSince;
    private Reboot? _reboot;

    /// <param name="station">The station.</param>
    /// <param name="log">What the log says of it.</param>
    /// <param name="now">Nothing was heard yet: silence counts from now.</param>
    internal StationPresence(VenueStation station, StationLog log, Instant now)
    {
        (_station, _log, Boot) = (station, log, log.Boot);
        _ended = [.. log.Ran.Where(boot => boot != Boot)];
        if (log.UndoubtedReboot is { } boot && LastSign(stream => stream.Boot != boot) is { } lastSign)
        {
            _reboot = new Reboot(lastSign, boot);
        }
        else
        {
            _complete = LastSign(stream => stream.Boot == Boot);
        }
        LastHeard = Boot is null ? null : now;
    }

    /// <summary>The boot that runs, by the latest it said of itself.</summary>
    internal string? Boot { get; private set; }

    internal Instant? LastHeard { get; private set; }

    /// <summary>
    /// Since when it is heard without a gap, as far as this gateway runs; of an offline one, when it last came back.
    /// </summary>
    internal Instant? HeardSince { get; private set; }

    /// <summary>The gap of a station that is not heard; null while it is.</summary>
    internal GapOpened? Gap => _log.Silence;

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

    /// <summary>Another boot ran after it. A boot never comes again: who still speaks of it is another board.</summary>
    internal bool HasEnded(string boot) => _ended.Contains(boot);

    /// <summary>This boot runs now. What an earlier one left in its journal may still come.</summary>
    internal void Runs(string boot)
    {
        if (boot == Boot || HasEnded(boot))
        {
            return;
        }
        if (Boot is not null)
        {
            _ended.Add(Boot);
        }
        if (Boot is not null && (_complete ?? LastHeard) is { } lastSign)
        {
            _reboot = new Reboot(_reboot?.LastSign ?? lastSign, boot);
            _complete = null;
        }
        Boot = boot;
    }

    /// <summary>Of two boards the one with this boot is left: what it saw counts from now on.</summary>
    internal void Remains(string boot, Instant now)
    {
        if (Boot is not null)
        {
            _ended.Add(Boot);
        }
        _ended.Remove(boot);
        (Boot, _complete, _reboot) = (boot, now, null);
    }

    /// <summary>The gap of a station that has been silent too long, or that its will declared gone.</summary>
    /// <param name="highest">The last number that came of the boot that runs.</param>
    internal GapOpened? Vanished(long highest)
    {
        _backSince = null;
        if (Gap is not null || Boot is null || LastHeard is not { } heard)
        {
            return null;
        }
        return new GapOpened(_station.Name, Boot, highest + 1, Points: _station.Points, Boxes: _station.Boxes)
        {
            At = _complete ?? heard,
        };
    }

    internal bool IsSilent(Instant now) => Gap is null && LastHeard is { } heard && now.Since(heard) >= SilenceUs;

    /// <summary>The boot says that nothing waits to be sent.</summary>
    internal IReadOnlyList<RaceEvent> HasSentAll(string boot, Instant rx)
    {
        if (boot != Boot || _reboot is not null)
        {
            return [];
        }
        Complete(rx.Plus(-UnderWayUs));
        return Gap?.Boot == boot ? [Closed(Gap, rx)] : [];
    }

    /// <summary>An observation of this instant has come, and everything before it in its boot has.</summary>
    internal IReadOnlyList<RaceEvent> Observed(string boot, Instant at, double uMs)
    {
        if (_reboot is { } reboot && boot == reboot.Boot)
        {
            _reboot = null;
            Complete(at);
            var doubted = new SensorDoubted(_station.Name, null, Rebooted) { At = reboot.LastSign };
            var trusted = new SensorTrusted(_station.Name, null, Rebooted)
            {
                At = at < reboot.LastSign ? reboot.LastSign : at, UMs = uMs,
            };
            return Gap is null ? [doubted, trusted] : [doubted, trusted, Closed(Gap, at)];
        }
        if (_reboot is not null)
        {
            _reboot = _reboot with { LastSign = at > _reboot.LastSign ? at : _reboot.LastSign };
        }
        else if (boot == Boot)
        {
            Complete(at);
            return Gap?.Boot == boot && at >= _backSince ? [Closed(Gap, at)] : [];
        }
        return [];
    }

    private static GapClosed Closed(GapOpened gap, Instant at) => new(gap.Station, gap.Boot, gap.From) { At = at };

    /// <summary>
    /// The latest instant up to which everything of some boots is in the log, or a doubt about a reboot ended.
    /// </summary>
    private Instant? LastSign(Func<StationStream, bool> of)
    {
        var last = _log.TrustedAt;
        foreach (var stream in _log.Streams.Values.Where(of))
        {
            if (stream.Clock.IsKnown && stream.Numbers.Contiguous > 0
                && stream.Clock.ToUtc(stream.Numbers.ContiguousUs).At is var at && !(last >= at))
            {
                last = at;
            }
        }
        return last;
    }

    private void Complete(Instant at) => _complete = _complete is { } known && known > at ? known : at;

    private sealed record Reboot(Instant LastSign, string Boot);
}
