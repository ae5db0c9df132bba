using PitMarshal.Events;
using PitMarshal.Events.Log;

namespace PitMarshal.Timing.Sessions;

/// <summary>What the log tells that only a grid needs: incidents, draws, who drove, who is still entered.</summary>
internal sealed class GridFacts
{
    private readonly List<RaceEvent> _facts = [];
    private bool _isInOrder;

    /// <summary>Events that change no lap and no result. Entries and withdrawals are taken as well.</summary>
    public static bool Uses(RaceEvent e) => e is IncidentReported or IncidentDecided or GridDrawn or DriverIdentified;

    /// <summary>In any order.</summary>
    public void Take(RaceEvent e)
    {
        _facts.Add(e);
        _isInOrder = false;
    }

    public bool IsWithdrawn(string car, Instant at) => Told<RaceEvent>(at).LastOrDefault(
        e => (e is EntryWithdrawn gone && gone.Car == car) || (e is EntryListed listed && listed.Car == car))
        is EntryWithdrawn;

    /// <summary>The seed of the last draw for a race; null: there was none.</summary>
    public string? SeedFor(string race, Instant at) =>
        Told<GridDrawn>(at).LastOrDefault(drawn => drawn.Race == race)?.Seed;

    /// <summary>
    /// The last decision of every incident, with when the incident was: as reported or, where nobody did, as decided.
    /// </summary>
    public IEnumerable<(IncidentDecided Decided, Instant At)> Decisions(Instant at)
    {
        var reported = Told<IncidentReported>(at).GroupBy(incident => incident.Id)
            .ToDictionary(reports => reports.Key, reports => reports.First().At);
        return Told<IncidentDecided>(at).GroupBy(decided => decided.Id).Select(decisions => decisions.Last())
            .Select(last => (last, reported.TryGetValue(last.Id, out var when) ? when : last.At));
    }

    /// <summary>From when on who has a car, in order of time.</summary>
    public List<(Instant From, string Driver)> DriversOf(string car) =>
        [.. Told<DriverIdentified>(Instant.Last).Where(e => e.Car == car).Select(e => (e.At, e.Driver))];

    private IEnumerable<T> Told<T>(Instant until)
        where T : RaceEvent
    {
        if (!_isInOrder)
        {
            EventOrder.Sort(_facts);
            _isInOrder = true;
        }

        return _facts.OfType<T>().Where(e => e.At <= until);
    }
}
