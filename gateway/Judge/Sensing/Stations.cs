using System.Globalization;
using PitMarshal.Events;
using PitMarshal.Events.Log;
using PitMarshal.Judge.Times;

namespace PitMarshal.Judge.Sensing;

/// <summary>All stations of the log, and where they were blind.</summary>
public sealed class Stations
{
    private static readonly (Instant From, Instant To) s_nothing = (Spell.Forever, new Instant(long.MinValue));

    private static readonly Comparer<BlindInterval> s_order = Comparer<BlindInterval>.Create((a, b) =>
        a.From != b.From ? a.From.CompareTo(b.From) : EventOrder.Compare(a.Cause, b.Cause));

    private readonly Dictionary<string, Station> _byName = [];
    private readonly Dictionary<string, Station>.AlternateLookup<ReadOnlySpan<char>> _bySpan;

    public Stations() => _bySpan = _byName.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Every blind interval, in order of its beginning.</summary>
    public List<BlindInterval> Blinds { get; private set; } = [];

    /// <summary>Those of them in which a clock stepped.</summary>
    public List<BlindInterval> Steps { get; private set; } = [];

    /// <summary>
    /// Takes the next event, in any order. Returns the interval in which blindness changed; empty when nowhere.
    /// </summary>
    public (Instant From, Instant To) Take(RaceEvent e)
    {
        var (source, about) = Note(e);
        var changed = s_nothing;
        if (source is not null)
        {
            source.Update();
            Collect();
            changed = (new Instant(long.MinValue), Spell.Forever);
        }

        if (about is not null && about != source)
        {
            if (about.Advance(e) is { } change)
            {
                Apply(change);
            }
            else
            {
                change = about.Update();
                Collect();
            }

            changed = Wider(changed, change.Extent());
        }

        return changed;
    }

    /// <summary>Takes one event of many, in any order; <see cref="Settle"/> follows the last of them.</summary>
    public void Gather(RaceEvent e) => Note(e);

    /// <summary>Works out where stations were blind after events were gathered.</summary>
    public void Settle()
    {
        foreach (var station in _byName.Values)
        {
            station.Update();
        }

        Collect();
    }

    private void Collect()
    {
        Blinds = [.. _byName.Values.SelectMany(s => s.Blinds).Order(s_order)];
        Steps = Blinds.FindAll(IsStep);
    }

    /// <summary>
    /// The stations of which an event tells something new: the one that observed it, and the one it is about.
    /// </summary>
    private (Station? Source, Station? About) Note(RaceEvent e)
    {
        if (e is EventCorrected)
        {
            return (null, null);
        }

        // When a fault came is no sign of what its station saw: it may be told of earlier, or later, instants.
        Station? source = null;
        if (e is not (SensorDoubted or SensorTrusted) && TryRead(e.Source, out var name, out var boot, out var number))
        {
            if (!_bySpan.TryGetValue(name, out var station))
            {
                station = Named(name.ToString());
            }

            source = station.See(e, boot, number) ? station : null;
        }

        var about = e switch
        {
            GapOpened gap => gap.Station,
            GapClosed gap => gap.Station,
            SensorDoubted doubted => doubted.Station,
            SensorTrusted trusted => trusted.Station,
            _ => null,
        };
        if (about is null)
        {
            return (source, null);
        }

        var concerned = Named(about);
        concerned.Take(e);
        return (source, concerned);
    }

    /// <summary>The same as <see cref="Collect"/> after a change of one station.</summary>
    private void Apply(BlindChange change)
    {
        foreach (var blind in change.Gone)
        {
            var at = PlaceOf(blind);
            while (!Blinds[at].Equals(blind))
            {
                at++;
            }

            Blinds.RemoveAt(at);
        }

        foreach (var blind in change.Come)
        {
            Blinds.Insert(PlaceOf(blind), blind);
        }

        if (change.Gone.Any(IsStep) || change.Come.Any(IsStep))
        {
            Steps = Blinds.FindAll(IsStep);
        }
    }

    /// <summary>Where it stands, or would stand: before all that do not come before it.</summary>
    private int PlaceOf(BlindInterval blind)
    {
        var (from, to) = (0, Blinds.Count);
        while (from < to)
        {
            var middle = (from + to) / 2;
            (from, to) = s_order.Compare(Blinds[middle], blind) < 0 ? (middle + 1, to) : (from, middle);
        }

        return from;
    }

    private static bool IsStep(BlindInterval blind) => blind.Doubt?.StepUs is not null;

    /// <summary>The first doubt about an observation, made at its instant, or null.</summary>
    /// <param name="e">The observation.</param>
    /// <param name="box">The box it was made in; null when not known, or in none.</param>
    public BlindInterval? DoubtOf(RaceEvent e, string? box)
    {
        if (Blinds.Count == 0 || !TryRead(e.Source, out var name, out _, out _))
        {
            return null;
        }

        foreach (var blind in Blinds)
        {
            if (blind.Doubt is { } doubt && name.SequenceEqual(doubt.Station) && blind.From <= e.At && e.At <= blind.To
                && blind.Doubts(e, box))
            {
                return blind;
            }
        }

        return null;
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
