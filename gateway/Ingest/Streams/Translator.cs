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

    private static RaceEvent? InBox(string car, in Observation seen)
    {
        var kind = SensorKinds.Find(seen.Kind);
        return (seen.On ? kind?.On : kind?.Off)?.Invoke(car, seen.Box, seen.Side, seen.Id);
    }
}
