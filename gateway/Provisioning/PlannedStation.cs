using System.Text;
using PitMarshal.Broker;
using PitMarshal.Events;
using PitMarshal.Wiring;
using PitMarshal.Wiring.Check;

namespace PitMarshal.Provisioning;

/// <summary>A station as a wiring file and its place in the venue make it.</summary>
public static class PlannedStation
{
    /// <summary>Longest text that a station keeps, in bytes.</summary>
    private const int LongestWord = 24;

    /// <summary>
    /// The station of a wiring, in another box than the wiring's own where <paramref name="box"/> names one.
    /// </summary>
    /// <exception cref="BadInput">With the wiring file's line.</exception>
    public static VenueStation Of(StationWiring wiring, string name, string? box)
    {
        if (WiringCheck.Of(wiring) is [var first, ..] findings)
        {
            throw new BadInput($"{wiring.Path}:{first.Line}: {first.Subject}: {first.Reason}; {first.Mend}"
                + (findings.Count > 1
                    ? $" (and {findings.Count - 1} more: `pitmarshal wiring check {wiring.Path}`)"
                    : ""));
        }
        if (wiring.Board.Firmware is null
            && wiring.Buses.FirstOrDefault(bus => bus.Bus is BusKind.Rmt or BusKind.TriggerEcho) is { } bus)
        {
            throw new BadInput($"{wiring.Path}:{bus.Line}: {bus.Sensor.Name}: its name is that of the input whose pin "
                + $"it takes, and the "
                + "firmware as shipped has no inputs for this board; write the station into venue.yaml by hand");
        }
        var boxes = wiring.Inputs.Select(input => input.Place.Box).Append(wiring.Serial?.Place.Box)
            .Concat(wiring.Buses.Select(reader => reader.Place.Box)).OfType<string>().Distinct().ToList();
        if (box is not null && boxes.Count != 1)
        {
            throw new BadInput($"--box {box}: {wiring.Path} is about {boxes.Count} boxes; only the one box of a "
                + $"wiring can be another");
        }
        StationInput Input(string @in, ObservedPlace place, int? debounceMs, bool? low, string? form) => new(
            @in, place.Kind, place.Point, place.Box is null ? null : box ?? place.Box, place.Side,
            place.Id, debounceMs, low, form);
        var inputs = wiring.Inputs
            .Select(input => Input(input.In, input.Place, input.DebounceMs, input.Low, null) with
            {
                PmUs = input.PmUs ?? input.Sensor.AnswersWithinUs / 2,
                LatencyUs = input.LatencyUs ?? input.Sensor.AnswersWithinUs / 2,
                Detector = input.Detector,
            })
            .ToList();
        if (wiring.Serial is { } serial)
        {
            inputs.Add(Input("serial", serial.Place, null, null, serial.Sensor.Form));
        }
        inputs.AddRange(wiring.Buses.Select(
            reader => Input(wiring.InputOf(reader), reader.Place, null, null, reader.Sensor.Form)));
        foreach (var word in inputs.SelectMany(input => new[] { input.Point, input.Box, input.Id })
            .Append(wiring.Role).OfType<string>())
        {
            if (Encoding.UTF8.GetByteCount(word) > LongestWord || word.Any(char.IsControl))
            {
                throw new BadInput(
                    $"{wiring.Path}:{wiring.Line}: '{word}': a station keeps names of at most {LongestWord} bytes");
            }
        }
        return new VenueStation(name, wiring.Role, inputs);
    }

    /// <summary>
    /// What another station of the venue observes already: that event would come twice. Null when nothing.
    /// </summary>
    public static (VenueStation Other, StationInput Input)? SeenTwice(Venue venue, VenueStation planned)
    {
        foreach (var other in venue.Stations)
        {
            if (other.Inputs.FirstOrDefault(
                input => planned.Inputs.Any(mine => Place(mine) == Place(input))) is { } input)
            {
                return (other, input);
            }
        }
        return null;
    }

    /// <summary>As a person says it.</summary>
    public static string Words(StationInput input) => Place(input).Words;

    private static ObservedPlace Place(StationInput input) =>
        new(input.Kind, input.Point, input.Box, input.Side, input.Id);
}
