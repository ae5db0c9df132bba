using System.Globalization;
using PitMarshal.Events;
using PitMarshal.Judge.Times;

namespace PitMarshal.Judge.Sensing;

/// <summary>All stations of the log, and where they were blind.</summary>
public sealed class Stations
{
    private static readonly (Instant From, Instant To) s_nothing = (Spell.Forever, new Instant(long.MinValue)),
        s_everything = (new Instant(long.MinValue), Spell.Forever);

    private readonly Dictionary<string, Station> _byName = [];
    private readonly Dictionary<string, Station>.AlternateLookup<ReadOnlySpan<char>> _bySpan;
    private readonly BlindIntervals _all = new(), _steps = new();

    // Those of one line, and those of a car's box, once asked for.
    private readonly Dictionary<string, BlindIntervals> _ofLines = [];
    private readonly Dictionary<(string Car, string? Box, InputKind? Kind), BlindIntervals> _ofBoxes = [];

    public Stations() => _bySpan = _byName.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Every blind interval.</summary>
    public BlindIntervals Blinds => _all;

    /// <summary>Those of them in which a clock stepped.</summary>
    public BlindIntervals Steps => _steps;

    /// <summary>
    /// Takes the next event, in any order. Returns the interval in which blindness changed; empty when nowhere.
    /// </summary>
    public (Instant From, Instant To) Take(RaceEvent e)
    {
        if (e is EventCorrected)
        {
            return s_nothing;
        }

        // When a fault came is no sign of what its station saw: it may be told of earlier, or later, instants.
        var changed = s_nothing;
        if (e is not (SensorDoubted or SensorTrusted) && TryRead(e.Source, out var name, out var boot, out var number))
        {
            var station = _bySpan.TryGetValue(name, out var known) ? known : Named(name.ToString());
            var (serves, ended) = station.See(e, boot, number);
            if (serves)
            {
                // What was asked for before stands without the lines that the station serves as well from now on.
                _ofLines.Clear();
                _ofBoxes.Clear();
            }

            changed = serves ? Wider(Apply(ended), s_everything) : Apply(ended);
        }

        var about = e switch
        {
            GapOpened gap => gap.Station,
            GapClosed gap => gap.Station,
            SensorDoubted doubted => doubted.Station,
            SensorTrusted trusted => trusted.Station,
            _ => null,
        };
        return about is null ? changed : Wider(changed, Apply(Named(about).Take(e)));
    }

    /// <summary>The intervals in which passings of a line may have been lost.</summary>
    public BlindIntervals Of(string line)
    {
        if (_all.Count == 0)
        {
            return BlindIntervals.None;
        }

        if (!_ofLines.TryGetValue(line, out var of))
        {
            _ofLines.Add(line, of = Of(blind => blind.Covers(line)));
        }

        return of;
    }

    /// <summary>
    /// The intervals in which what inputs of a kind (null: any) tell of a car's box (null: not known) may be lost.
    /// </summary>
    public BlindIntervals Of(string car, string? box, InputKind? kind)
    {
        if (_all.Count == 0)
        {
            return BlindIntervals.None;
        }

        if (!_ofBoxes.TryGetValue((car, box, kind), out var of))
        {
            _ofBoxes.Add((car, box, kind), of = Of(blind => IsOf(blind, car, box, kind)));
        }

        return of;
    }

    /// <summary>The first doubt about an observation, made at its instant, or null.</summary>
    /// <param name="e">The observation.</param>
    /// <param name="box">The box it was made in; null when not known, or in none.</param>
    public BlindInterval? DoubtOf(RaceEvent e, string? box) =>
        _all.Count > 0 && TryRead(e.Source, out var name, out _, out _) && _bySpan.TryGetValue(name, out var station)
            ? station.DoubtOf(e, box) : null;

    private static bool IsOf(BlindInterval blind, string car, string? box, InputKind? kind) =>
        blind.CoversBox(car, box) && (kind is null || blind.Hides(kind.Value));

    private BlindIntervals Of(Func<BlindInterval, bool> asked)
    {
        var of = new BlindIntervals();
        _all.All.Where(asked).ToList().ForEach(of.Add);
        return of;
    }

    private (Instant From, Instant To) Apply(BlindChange change)
    {
        foreach (var blind in change.Gone)
        {
            foreach (var intervals in With(blind))
            {
                intervals.Remove(blind);
            }
        }

        foreach (var blind in change.Come)
        {
            foreach (var intervals in With(blind))
            {
                intervals.Add(blind);
            }
        }

        return change.Extent();
    }

    /// <summary>All in which an interval stands.</summary>
    private IEnumerable<BlindIntervals> With(BlindInterval blind)
    {
        yield return _all;
        if (blind.Doubt?.StepUs is not null)
        {
            yield return _steps;
        }

        foreach (var (line, of) in _ofLines)
        {
            if (blind.Covers(line))
            {
                yield return of;
            }
        }

        foreach (var ((car, box, kind), of) in _ofBoxes)
        {
            if (IsOf(blind, car, box, kind))
            {
                yield return of;
            }
        }
    }

    /// <summary>Reads <c>station/boot/number</c>; a station's name may contain slashes.</summary>
    private static bool TryRead(
        string? source, out ReadOnlySpan<char> station, out ReadOnlySpan<char> boot, out long number)
    {
        var text = source.AsSpan();
        station = boot = default;
        number = 0;
        var second = text.LastIndexOf('/');
        var first = second < 1 ? -1 : text[..second].LastIndexOf('/');
        if (first < 1
            || !long.TryParse(text[(second + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out number))
        {
            return false;
        }

        station = text[..first];
        boot = text[(first + 1)..second];
        return true;
    }

    private static (Instant From, Instant To) Wider((Instant From, Instant To) a, (Instant From, Instant To) b) =>
        (a.From < b.From ? a.From : b.From, a.To > b.To ? a.To : b.To);

    private Station Named(string name)
    {
        if (!_byName.TryGetValue(name, out var station))
        {
            _byName.Add(name, station = new Station(name));
        }

        return station;
    }
}
