using PitMarshal.Events;
using PitMarshal.Judge.Pit;
using PitMarshal.Judge.RaceWide;
using PitMarshal.Store;

namespace PitMarshal.Evidence.Packets;

/// <summary>
/// Which entries of a log bear on one car: what happened to it and to the race, what was corrected, passings that
/// nobody identified, and those of other cars that may explain them.
/// </summary>
internal sealed class Selection
{
    private readonly string _car;
    private readonly HashSet<string> _transponders;
    private readonly HashSet<long> _correctedNumbers = [];
    private readonly HashSet<string> _correctedSources = [];
    private readonly HashSet<string> _verdicts;
    private readonly List<CarPassed> _unidentified = [];

    /// <param name="car">Its number.</param>
    /// <param name="events">All of the log.</param>
    /// <param name="verdicts">The verdicts whose rulings are wanted.</param>
    public Selection(string car, IReadOnlyList<(ChainedEntry Entry, RaceEvent Event)> events, HashSet<string> verdicts)
    {
        (_car, _verdicts) = (car, verdicts);
        _transponders = Transponders(car, events.Select(e => e.Event));
        foreach (var (_, e) in events)
        {
            if (e is EventCorrected { Position: { } number })
            {
                _correctedNumbers.Add(number);
            }
            else if (e is EventCorrected { Source: { } source })
            {
                _correctedSources.Add(source);
            }
            else if (e is CarPassed { Car: null, Transponder: null } unidentified)
            {
                _unidentified.Add(unidentified);
            }
        }
    }

    /// <summary>All transponders that a car ever had.</summary>
    public static HashSet<string> Transponders(string car, IEnumerable<RaceEvent> events) =>
        [.. events.OfType<EntryListed>().Where(entry => entry.Car == car)
            .SelectMany(entry => entry.Transponders ?? [])];

    public bool Takes(LogEntry entry, RaceEvent e) => IsCorrected(entry, e) || e switch
    {
        EntryListed listed => listed.Car == _car || (listed.Transponders?.Any(_transponders.Contains) ?? false),
        IOfCar ofCar => ofCar.Car == _car,
        CarPassed passed => IsOfCar(passed) || MayExplain(passed),
        StewardRuled ruled => _verdicts.Contains(ruled.Verdict),
        ClockSampled => false,
        _ => true,
    };

    private bool IsCorrected(LogEntry entry, RaceEvent e) => _correctedNumbers.Contains(entry.Event)
        || (e is not EventCorrected && e.Source is { } source && _correctedSources.Contains(source));

    private bool IsOfCar(CarPassed passed) => passed switch
    {
        { Car: { } car } => car == _car,
        { Transponder: { } transponder } => _transponders.Contains(transponder),
        _ => true,
    };

    private bool MayExplain(CarPassed passed) => passed.Line is Line.PitIn or Line.PitOut
        && _unidentified.Exists(u =>
            u.Line == passed.Line && Math.Abs(u.At.Since(passed.At)) <= Race.FurtherPulseMicros);
}
