using PitMarshal.Events;
using PitMarshal.Ingest.Messages;

namespace PitMarshal.Ingest.Streams;

/// <summary>
/// What an observation means for the race. Boxes become cars by the latest entry that has the box; an observation from a
/// box that no car has means nothing to the race and stays in the log as it is.
/// </summary>
internal sealed class Translator
{
    private readonly Dictionary<string, string> _carsByBox = [], _boxesByCar = [];

    internal void Learn(EntryListed entry)
    {
        if (_boxesByCar.Remove(entry.Car, out var earlier) && _carsByBox.GetValueOrDefault(earlier) == entry.Car)
        {
            _carsByBox.Remove(earlier);
        }
        if (entry.Box is { } box)
        {
            _carsByBox[box] = entry.Car;
            _boxesByCar[entry.Car] = box;
        }
    }

    /// <summary>The event, still without its instant; null when there is none.</summary>
    internal RaceEvent? Translate(in Observation seen)
    {
        if (seen.Kind == "tag")
        {
            return new CarPassed(null, seen.Id!.Length > 0 ? seen.Id : null, seen.Point!);
        }
        return seen.Box is { } box && _carsByBox.TryGetValue(box, out var car) ? InBox(car, seen) : null;
    }

    private static RaceEvent? InBox(string car, in Observation seen) => (seen.Kind, seen.On) switch
    {
        ("car", true) => new CarStopped(car, seen.Box),
        ("car", false) => new CarMoved(car, seen.Box),
        ("seat", true) => new SeatTaken(car),
        ("seat", false) => new SeatEmptied(car),
        ("mat", true) => new FootPlaced(car, seen.Side!.Value),
        ("mat", false) => new FootLifted(car, seen.Side!.Value),
        ("belt", true) => new BeltsClosed(car),
        ("belt", false) => new BeltsOpened(car),
        ("engine", true) => new EngineStarted(car),
        ("engine", false) => new EngineStopped(car),
        ("probe", true) => new ProbeConnected(car),
        ("probe", false) => new ProbeRemoved(car),
        ("badge", _) => new DriverIdentified(car, seen.Id!),
        _ => null,
    };
}
