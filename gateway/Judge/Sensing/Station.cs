using PitMarshal.Events;
using PitMarshal.Events.Log;
using PitMarshal.Judge.Times;

namespace PitMarshal.Judge.Sensing;

/// <summary>
/// What the log shows of one station: what it serves, and when it was blind. What it serves is known from what was seen
/// of it; while nothing was, it may serve everything.
/// </summary>
public sealed class Station(string name)
{
    private readonly HashSet<string> _lines = [];
    private readonly HashSet<string> _cars = [];
    private readonly List<(string Boot, long Number, Instant At)> _seen = [];
    private readonly List<GapOpened> _opened = [];
    private readonly List<GapClosed> _closed = [];
    private readonly List<SensorDoubted> _doubted = [];
    private readonly List<SensorTrusted> _trusted = [];
    private List<BlindInterval> _unended = [];

    public string Name { get; } = name;

    /// <summary>Its blind intervals, as of all events so far.</summary>
    public List<BlindInterval> Blinds { get; private set; } = [];

    public bool Serves(string line) => _lines.Count + _cars.Count == 0 || _lines.Contains(line);

    public bool ServesBoxOf(string car) => _lines.Count + _cars.Count == 0 || _cars.Contains(car);

    /// <summary>
    /// Takes an event with this station as its source. True when what is known of its blindness may have changed.
    /// </summary>
    public bool See(RaceEvent e, ReadOnlySpan<char> boot, long number)
    {
        var news = e switch
        {
            CarPassed passed => _lines.Add(passed.Line),
            IOfCar ofCar => _cars.Add(ofCar.Car),
            _ => false,
        };
        var known = _seen.Count > 0 && boot.SequenceEqual(_seen[^1].Boot) ? _seen[^1].Boot : boot.ToString();
        _seen.Add((known, number, e.At));
        foreach (var blind in _unended)
        {
            news |= e.At < blind.To && blind.Cause is GapOpened gap && Ends(gap, known, number, e.At);
        }

        return news && Blinds.Count > 0;
    }

    /// <summary>
    /// Takes an event about this station's reliability. Numbers once filled stay filled: a bounded gap inside them is
    /// none.
    /// </summary>
    public void Take(RaceEvent e)
    {
        switch (e)
        {
            case GapOpened opened when opened.To is null || !_closed.Exists(c => Fills(c, opened)):
                _opened.Add(opened);
                break;
            case GapClosed closed:
                _closed.Add(closed);
                _opened.RemoveAll(o => o.To is not null && Fills(closed, o));
                break;
            case SensorDoubted doubted:
                _doubted.Add(doubted);
                break;
            case SensorTrusted trusted:
                _trusted.Add(trusted);
                break;
        }
    }

    /// <summary>
    /// Brings <see cref="Blinds"/> up to date after one event was taken: most add one interval or end some, and a
    /// station with thousands of holes must not cost all of them again for each. Null, and nothing done, where only
    /// <see cref="Update"/> can.
    /// </summary>
    public BlindChange? Advance(RaceEvent latest)
    {
        if (ChangeBy(latest) is not { } change)
        {
            return null;
        }

        if (change.Gone.Count > 0)
        {
            var gone = change.Gone.ToHashSet(ReferenceEqualityComparer.Instance);
            Blinds.RemoveAll(gone.Contains);
        }

        Blinds.AddRange(change.Come);
        if (change.Gone.Any(IsUnended) || change.Come.Any(IsUnended))
        {
            _unended = Blinds.FindAll(IsUnended);
        }

        return change;
    }

    /// <summary>What the event that was taken last does by itself; null where it may touch what others left.</summary>
    private BlindChange? ChangeBy(RaceEvent latest)
    {
        switch (latest)
        {
            case GapOpened opened when opened.To is not null || _closed.Count == 0:
                return new([], _opened.Count > 0 && ReferenceEquals(_opened[^1], opened)
                    ? [new BlindInterval(this, opened, opened.At, EndOf(opened))] : []);
            case GapClosed closed when !_opened.Exists(o => o.To is null):
                return new(Blinds.FindAll(b => b.Cause is GapOpened gap && Fills(closed, gap)), []);
            case SensorDoubted doubted when _doubted.FindIndex(d => d.Reason == doubted.Reason) < _doubted.Count - 1:
                return new([], [Of(doubted, Reasons())]);
            case SensorTrusted trusted:
                var reasons = Reasons();
                var ended = Blinds.FindAll(b => b.Doubt is { } d && trusted.At < b.To && Ends(trusted, d, reasons));
                return new(ended, ended.ConvertAll(b => b with { To = trusted.At }));
            default:
                return null;
        }
    }

    /// <summary>Works out <see cref="Blinds"/> anew; what differs is named once.</summary>
    public BlindChange Update()
    {
        var old = Blinds;
        var reasons = Reasons();
        Blinds = [.. OpenGaps().Select(g => new BlindInterval(this, g, g.At, EndOf(g))),
            .. _doubted.Select(d => Of(d, reasons))];
        _unended = Blinds.FindAll(IsUnended);
        return new([.. old.Except(Blinds)], [.. Blinds.Except(old)]);
    }

    /// <summary>Whether an observation can bring its end.</summary>
    private static bool IsUnended(BlindInterval blind) => blind.Cause is GapOpened { Until: null, To: not null };

    private HashSet<string> Reasons() => [.. _doubted.Select(d => d.Reason)];

    private BlindInterval Of(SensorDoubted doubt, HashSet<string> reasons) =>
        new(this, doubt, doubt.Since < doubt.At ? doubt.Since.Value : doubt.At, EndOf(doubt, reasons));

    /// <summary>
    /// The gaps that nothing closed. A close fills every bounded gap inside it, or, when it names no last number, the
    /// one that begins where it does. A silence (no last number) is closed one for one, for the same station may fall
    /// silent at the same number again.
    /// </summary>
    private List<GapOpened> OpenGaps()
    {
        var open = _opened.ToList();
        open.Sort(EventOrder.Compare);
        foreach (var closed in _closed.Order(Comparer<GapClosed>.Create(EventOrder.Compare)))
        {
            var silence = open.FindIndex(o =>
                o.To is null && o.Boot == closed.Boot && o.From == closed.From && o.At <= closed.At);
            if (silence >= 0)
            {
                open.RemoveAt(silence);
            }
        }

        return open;
    }

    private static bool Fills(GapClosed closed, GapOpened opened) =>
        closed.Boot == opened.Boot
        && (closed.To is null ? closed.From == opened.From : closed.From <= opened.From && closed.To >= opened.To);

    private Instant EndOf(GapOpened gap)
    {
        if (gap.Until is { } until)
        {
            return until;
        }

        var end = Spell.Forever;
        foreach (var (boot, number, at) in _seen)
        {
            end = at < end && Ends(gap, boot, number, at) ? at : end;
        }

        return end;
    }

    /// <summary>An observation that can only have been made after the missing ones.</summary>
    private static bool Ends(GapOpened gap, string boot, long number, Instant at) =>
        gap.Until is null && gap.To is { } last && at >= gap.At && (boot != gap.Boot ? at > gap.At : number > last);

    private Instant EndOf(SensorDoubted doubt, HashSet<string> reasons)
    {
        var end = Spell.Forever;
        foreach (var trusted in _trusted)
        {
            end = trusted.At < end && Ends(trusted, doubt, reasons) ? trusted.At : end;
        }

        return end;
    }

    /// <summary>
    /// Trust for the reason of some doubt ends only such doubts: a reboot that is over mends no loop. Nor does trust in
    /// one input mend another.
    /// </summary>
    private static bool Ends(SensorTrusted trusted, SensorDoubted doubt, HashSet<string> reasons) =>
        trusted.At >= doubt.At && (trusted.Point is null || trusted.Point == doubt.Point)
        && (trusted.Input is null || trusted.Input == doubt.Input)
        && (trusted.Box is null || trusted.Box == doubt.Box)
        && (trusted.Reason == doubt.Reason || !reasons.Contains(trusted.Reason));
}
