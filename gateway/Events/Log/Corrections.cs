using PitMarshal.Events.Json;

namespace PitMarshal.Events.Log;

/// <summary>Which events of the log hold, and how, after all its corrections.</summary>
public sealed class Corrections
{
    private readonly Dictionary<string, List<EventCorrected>> _bySource = [];
    private readonly Dictionary<long, List<EventCorrected>> _byPosition = [];

    /// <summary>Corrections that could not be used, and why.</summary>
    public List<string> Notes { get; } = [];

    /// <summary>
    /// Reads the corrections of a log, or those up to an instant; one that another withdraws by its position is void.
    /// </summary>
    public Corrections(IReadOnlyList<RaceEvent> log, Instant? until = null)
    {
        var last = until ?? Instant.Last;
        var withdrawn = new HashSet<long>();
        foreach (var e in log)
        {
            if (e is EventCorrected { Withdrawn: true, Position: { } position } && e.At <= last)
            {
                withdrawn.Add(position);
            }
        }

        for (var i = 0; i < log.Count; i++)
        {
            if (log[i] is EventCorrected correction && correction.At <= last && !withdrawn.Contains(i + 1))
            {
                Add(correction);
            }
        }
    }

    public bool Any => _bySource.Count + _byPosition.Count > 0;

    /// <summary>True when the event at a position (from 1) is corrected.</summary>
    public bool Concern(RaceEvent e, long position) =>
        Any && (_byPosition.ContainsKey(position) || (e.Source is { } source && _bySource.ContainsKey(source)));

    /// <summary>The event at a position (from 1) as it holds, or null when it is withdrawn.</summary>
    public RaceEvent? Apply(RaceEvent e, long position)
    {
        if (e is EventCorrected || !Concern(e, position))
        {
            return e;
        }

        var all = new List<EventCorrected>();
        all.AddRange(_byPosition.GetValueOrDefault(position) ?? []);
        all.AddRange(e.Source is { } source ? _bySource.GetValueOrDefault(source) ?? [] : []);
        all.Sort(EventOrder.Compare);
        var withdrawn = false;
        foreach (var correction in all)
        {
            withdrawn = correction.Withdrawn ?? withdrawn;
            if (EventJson.Correct(e, correction, out var what) is { } corrected)
            {
                e = corrected;
            }
            else
            {
                Notes.Add($"correction at {correction.At} by {correction.By}: {what}");
            }
        }

        return withdrawn ? null : e;
    }

    private void Add(EventCorrected correction)
    {
        if (correction.Position is { } position)
        {
            Listed(_byPosition, position).Add(correction);
        }
        else if (correction.Source is { } source)
        {
            Listed(_bySource, source).Add(correction);
        }
    }

    private static List<EventCorrected> Listed<TKey>(Dictionary<TKey, List<EventCorrected>> lists, TKey key)
        where TKey : notnull
    {
        if (!lists.TryGetValue(key, out var list))
        {
            lists.Add(key, list = []);
        }

        return list;
    }
}
