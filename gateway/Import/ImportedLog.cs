using PitMarshal.Events;

namespace PitMarshal.Import;

/// <summary>
/// What comes of foreign records: events, and an <see cref="ImportReport"/> of everything that was read.
/// </summary>
/// <param name="source">Which system's export it is.</param>
/// <param name="trustsInferred">A person answers for what the source only implies: it is taken as seen, and
/// each event says so.</param>
public sealed class ImportedLog(string source, bool trustsInferred = false)
{
    /// <summary>Years 1970 to 9998: outside of them a clock was never set.</summary>
    private static readonly (Instant First, Instant Last) s_plausible =
        (Instant.Parse("1970-01-01T00:00:00Z"), Instant.Parse("9998-12-31T23:59:59Z"));

    /// <summary>10 days, ms: the log takes no larger uncertainty, and no race lasts so long.</summary>
    internal const double UMsMax = 864_000_000;

    private readonly List<RaceEvent> _events = [];

    public string Source { get; } = source;

    public ImportReport Report { get; } = new();

    public void Add(RaceEvent e)
    {
        if (e.At < s_plausible.First || e.At > s_plausible.Last)
        {
            throw new BadInput($"{e.Source ?? Source}: {e.At.Micros / 1_000_000} s since 1970 is no instant of a "
                + $"race: is the date right?");
        }

        e = e.UMs <= UMsMax ? e : e with { UMs = UMsMax };
        _events.Add(trustsInferred && e.Inferred is { } why ? e with { Inferred = null, Trusted = why } : e);
    }

    /// <summary>What there is so far, as it was added.</summary>
    internal IReadOnlyList<RaceEvent> Events => _events;

    /// <summary>Puts others in the place of what there is so far.</summary>
    internal void Change(Func<RaceEvent, RaceEvent?> change)
    {
        List<RaceEvent> changed = [.. _events.Select(change).OfType<RaceEvent>()];
        _events.Clear();
        _events.AddRange(changed);
    }

    /// <summary>The same of those from so many on.</summary>
    internal void ChangeFrom(int first, Func<RaceEvent, RaceEvent> change)
    {
        for (var i = first; i < _events.Count; i++)
        {
            _events[i] = change(_events[i]);
        }
    }

    /// <summary>What there is so far; it begins anew.</summary>
    internal IReadOnlyList<RaceEvent> Drain()
    {
        if (_events.Count == 0)
        {
            return [];
        }

        RaceEvent[] drained = [.. _events];
        _events.Clear();
        return drained;
    }

    /// <summary>
    /// Numbered records of a source are missing: whatever they told is unknown from the last one before to the next.
    /// </summary>
    public void AddHole(string station, string boot, (long From, long To) missing,
        (Instant At, Instant? Until) between, params string[] lines)
    {
        var (at, until) = between;
        (at, until) = until < at ? (until.Value, at) : (at, until);
        Add(new GapOpened(station, boot, missing.From, missing.To, until, lines, []) { At = at });
    }

    /// <summary>
    /// The events in order of time; those of one instant as they were added. A line of the pit lane that the source
    /// does not show is in doubt throughout: that no stop is seen proves nothing then.
    /// </summary>
    /// <param name="doubted">Lines that the source shows, but perhaps not every passing of them;
    /// with the reason.</param>
    public IReadOnlyList<RaceEvent> Finish(params (string Line, string Why)[] doubted)
    {
        if (_events.Count == 0)
        {
            return _events;
        }

        var first = _events.MinBy(e => e.At)!.At;
        foreach (var line in (string[])[Line.PitIn, Line.PitOut])
        {
            var why = _events.Exists(e => e is CarPassed passed && passed.Line == line)
                ? Array.Find(doubted, d => d.Line == line).Why
                : $"the source shows no passing of {line}";
            if (why is not null && !trustsInferred)
            {
                Add(new SensorDoubted(Source, line, why) { At = first });
            }
        }

        return [.. _events.OrderBy(e => e.At)];
    }
}
