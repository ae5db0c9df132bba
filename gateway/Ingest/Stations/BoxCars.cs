using PitMarshal.Events;

namespace PitMarshal.Ingest.Stations;

/// <summary>Which car has which box, by the latest entry that has the box.</summary>
internal sealed class BoxCars
{
    private readonly Dictionary<string, string> _carsByBox = [], _boxesByCar = [];

    internal string? CarIn(string? box) => box is null ? null : _carsByBox.GetValueOrDefault(box);

    internal void Apply(EntryListed entry)
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
}
