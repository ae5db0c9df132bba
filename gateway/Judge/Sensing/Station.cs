using PitMarshal.Events;
using PitMarshal.Judge.Sensing.Reliability;
using PitMarshal.Judge.Times;

namespace PitMarshal.Judge.Sensing;

/// <summary>
/// What the log shows of one station: what it serves, and when it was blind. What it serves is known from what was seen
/// of it; while nothing was, it may serve everything. Each event costs what it changes, however many holes there are.
/// </summary>
public sealed class Station(string name)
{
    private readonly HashSet<string> _lines = [];
    private readonly HashSet<string> _cars = [];
    private readonly List<(string Boot, long Number, Instant At)> _seen = [];
    private readonly Dictionary<string, BootGaps> _gaps = [];
    private readonly StationDoubts _doubts = new();
    private readonly Dictionary<RaceEvent, BlindInterval> _blinds = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<(string? Point, InputKind? Kind, string? Box, bool IsSmallStep), BlindIntervals>
        _doubted = [];

    // Gaps that only an observation ends: those without an end yet, and the rest with the latest of their ends.
    private readonly HashSet<BlindInterval> _endless = new(ReferenceEqualityComparer.Instance),
        _unended = new(ReferenceEqualityComparer.Instance);
    private Instant _latestEnd = new(long.MinValue);
    private string _boot = "";

    public string Name { get; } = name;

    public bool Serves(string line) => _lines.Count + _cars.Count == 0 || _lines.Contains(line);

    public bool ServesBoxOf(string car) => _lines.Count + _cars.Count == 0 || _cars.Contains(car);

    /// <summary>
    /// Takes an event with this station as its source: whether it is seen to serve more than before while it was blind
    /// at any time, and which gaps end by it.
    /// </summary>
    internal (bool Serves, BlindChange Ended) See(RaceEvent e, ReadOnlySpan<char> boot, long number)
    {
        var serves = e switch
        {
            CarPassed passed => _lines.Add(passed.Line),
            IOfCar ofCar => _cars.Add(ofCar.Car),
            _ => false,
        };
        _boot = boot.SequenceEqual(_boot) ? _boot : boot.ToString();
        _seen.Insert(_seen.FirstAfter(e.At, seen => seen.At), (_boot, number, e.At));
        return (serves && _blinds.Count > 0, Ended(number, e.At));
    }

    /// <summary>
    /// Takes an event about this station's reliability. Numbers once filled stay filled: a bounded gap inside them is
    /// none.
    /// </summary>
    internal BlindChange Take(RaceEvent e)
    {
        switch (e)
        {
            case GapOpened or GapClosed:
                var boot = e is GapOpened opened ? opened.Boot : ((GapClosed)e).Boot;
                if (!_gaps.TryGetValue(boot, out var gaps))
                {
                    _gaps.Add(boot, gaps = new BootGaps());
                }

                var (gone, come) = gaps.Take(e);
                return Put([.. gone], [.. come.Cast<GapOpened>().Select(gap =>
                    new BlindInterval(this, gap, gap.At, EndOf(gap)))]);
            case SensorDoubted doubted:
                return Put(_doubts.Take(doubted));
            case SensorTrusted trusted:
                return Put(_doubts.Take(trusted));
            default:
                return BlindChange.None;
        }
    }

    /// <summary>The first doubt about an observation of its own, made in this box (null: not known); or null.</summary>
    internal BlindInterval? DoubtOf(RaceEvent e, string? box)
    {
        BlindInterval? first = null;
        foreach (var alike in _doubted.Values)
        {
            // Both ends belong to a doubt.
            if (alike.First(e.At.Plus(-1), e.At.Plus(1)) is { } doubt && doubt.Doubts(e, box)
                && (first is null || BlindIntervals.Order.Compare(doubt, first) < 0))
            {
                first = doubt;
            }
        }

        return first;
    }

    private BlindChange Put(IReadOnlyList<(SensorDoubted Doubt, Instant End)> ends) => ends.Count == 0
        ? BlindChange.None
        : Put([.. ends.Select(one => one.Doubt)], [.. ends.Select(one => new BlindInterval(this, one.Doubt,
            one.Doubt.Since < one.Doubt.At ? one.Doubt.Since.Value : one.Doubt.At, one.End))]);

    /// <summary>Forgets those of some causes, where they are known, and puts others there.</summary>
    private BlindChange Put(IReadOnlyList<RaceEvent> causes, IReadOnlyList<BlindInterval> come)
    {
        List<BlindInterval> gone = [];
        foreach (var cause in causes)
        {
            if (_blinds.Remove(cause, out var blind))
            {
                gone.Add(blind);
                _endless.Remove(blind);
                _unended.Remove(blind);
                AlikeOf(blind)?.Remove(blind);
            }
        }

        foreach (var blind in come)
        {
            _blinds.Add(blind.Cause, blind);
            AlikeOf(blind)?.Add(blind);
            if (blind.Cause is GapOpened { Until: null, To: not null })
            {
                (blind.To == Spell.Forever ? _endless : _unended).Add(blind);
                _latestEnd = blind.To < Spell.Forever && blind.To > _latestEnd ? blind.To : _latestEnd;
            }
        }

        return new(gone, come);
    }

    private BlindIntervals? AlikeOf(BlindInterval blind)
    {
        if (blind.Doubt is not { } doubt)
        {
            return null;
        }

        var of = (doubt.Point, doubt.Kind, doubt.Box, blind.IsSmallStep);
        if (!_doubted.TryGetValue(of, out var alike))
        {
            _doubted.Add(of, alike = new BlindIntervals());
        }

        return alike;
    }

    private BlindChange Ended(long number, Instant at)
    {
        if (_endless.Count == 0 && at >= _latestEnd)
        {
            return BlindChange.None;
        }

        List<BlindInterval> ended = [.. (at < _latestEnd ? _endless.Concat(_unended) : _endless)
            .Where(blind => at < blind.To && Ends((GapOpened)blind.Cause, _boot, number, at))];
        return ended.Count == 0 ? BlindChange.None
            : Put(ended.ConvertAll(blind => blind.Cause), ended.ConvertAll(blind => blind with { To = at }));
    }

    private Instant EndOf(GapOpened gap)
    {
        if (gap.Until is { } until)
        {
            return until;
        }

        for (var i = gap.To is null ? _seen.Count : _seen.FirstFrom(gap.At, seen => seen.At); i < _seen.Count; i++)
        {
            if (Ends(gap, _seen[i].Boot, _seen[i].Number, _seen[i].At))
            {
                return _seen[i].At;
            }
        }

        return Spell.Forever;
    }

    /// <summary>An observation that can only have been made after the missing ones.</summary>
    private static bool Ends(GapOpened gap, string boot, long number, Instant at) =>
        gap.Until is null && gap.To is { } last && at >= gap.At && (boot != gap.Boot ? at > gap.At : number > last);
}
