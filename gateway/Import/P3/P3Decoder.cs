using PitMarshal.Events;

namespace PitMarshal.Import.P3;

/// <summary>
/// The passings of one decoder. It numbers them without gaps, and again from the beginning when it was restarted or
/// cleared; so what is missing shows, and a passing that was sent again is known.
/// </summary>
internal sealed class P3Decoder(string station, string line)
{
    private readonly List<SortedDictionary<long, Instant>> _boots = [];
    private readonly List<(Instant From, Instant To)> _setBack = [];
    private (long Number, Instant At) _highest, _latest;
    private long _damagedBefore;

    public string Station { get; } = station;

    public string Line { get; } = line;

    public string Boot => _boots.Count.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>
    /// How often its clock was set back while its numbers went on: where its passings since then lie is not known.
    /// </summary>
    public int SetBack => _setBack.Count;

    /// <summary>Takes the number of the next passing. False when it is one that was sent before.</summary>
    /// <param name="number">PASSING_NUMBER.</param>
    /// <param name="at">Its time.</param>
    /// <param name="damaged">How many damaged records there were so far that may have been passings.</param>
    /// <param name="restarted">It counts from the beginning again.</param>
    public bool Take(long number, Instant at, long damaged, out bool restarted)
    {
        var known = _boots.Count > 0 && _boots[^1].TryGetValue(number, out var then) ? then : (Instant?)null;
        // A lower number that was never seen comes late, if its time says so too.
        restarted = _boots.Count > 0 && number <= _highest.Number && (known ?? _latest.At) < at;
        if (known is not null && !restarted)
        {
            return false;
        }

        if (_boots.Count == 0 || restarted)
        {
            _boots.Add([]);
            _highest = _latest = (number, at);
        }

        if (number > _highest.Number && at < _highest.At)
        {
            _setBack.Add((at, _highest.At));
        }

        _boots[^1].Add(number, at);
        _highest = number > _highest.Number ? (number, at) : _highest;
        _latest = at > _latest.At ? (number, at) : _latest;
        _damagedBefore = damaged;
        return true;
    }

    /// <summary>
    /// Tells the log what is missing. Returns how many passings are. A damaged record behind the last passing may have
    /// been the next one: then its number is missing, too.
    /// </summary>
    public long TellHoles(ImportedLog log, long damaged)
    {
        long missing = 0;
        for (var i = 0; i < _boots.Count; i++)
        {
            missing += TellHoles(log, _boots[i], (i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture));
            if (i > 0)
            {
                TellRestart(log, _boots[i - 1].Values.Max(), _boots[i].Values.Min());
            }
        }

        foreach (var (from, to) in _setBack)
        {
            log.Add(new SensorDoubted(Station, Line, "the decoder's clock was set back") { At = from });
            log.Add(new SensorTrusted(Station, Line, "the decoder's clock was set back") { At = to.Plus(1) });
        }

        if (damaged > _damagedBefore && _boots.Count > 0)
        {
            log.Add(new GapOpened(Station, Boot, _highest.Number + 1, null, null, [Line], []) { At = _highest.At });
        }

        return missing;
    }

    /// <summary>What it saw meanwhile nobody can tell; the passings on both sides hold.</summary>
    private void TellRestart(ImportedLog log, Instant before, Instant after)
    {
        if (after.Since(before) > 2)
        {
            log.Add(new SensorDoubted(Station, null, "restarted") { At = before.Plus(1) });
            log.Add(new SensorTrusted(Station, null, "restarted") { At = after.Plus(-1) });
        }
    }

    private long TellHoles(ImportedLog log, SortedDictionary<long, Instant> passings, string boot)
    {
        var (missing, before) = (0L, passings.First());
        foreach (var (number, at) in passings)
        {
            if (number > before.Key + 1)
            {
                missing += number - before.Key - 1;
                log.AddHole(Station, boot, (before.Key + 1, number - 1), (before.Value, at), Line);
            }

            before = new(number, at);
        }

        return missing;
    }
}
