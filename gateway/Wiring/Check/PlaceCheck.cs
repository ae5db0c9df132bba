using PitMarshal.Events;

namespace PitMarshal.Wiring.Check;

/// <summary>Whether what is observed says where, and no two things observe the same.</summary>
internal static class PlaceCheck
{
    public static IEnumerable<WiringFinding> Of(StationWiring wiring)
    {
        var places = wiring.Inputs.Select(input => (input.Line, Name: input.In, input.Place))
            .Concat(wiring.Buses.Select(bus => (bus.Line, Name: bus.Sensor.Name, bus.Place)))
            .Concat(wiring.Serial is { } serial ? [(serial.Line, "serial", serial.Place)] : [])
            .ToList();
        foreach (var (line, name, place) in places)
        {
            foreach (var (reason, mend) in Wrong(place))
            {
                yield return new(line, name, reason, mend);
            }
        }
        foreach (var twice in places.Where(seen => seen.Place.Kind.Length > 0).GroupBy(seen => seen.Place)
            .Where(same => same.Count() > 1))
        {
            yield return new(twice.Last().Line, twice.Last().Name,
                $"{twice.First().Name} observes {twice.Key.Words} already: every event would come twice",
                "wire one, or give the other its own point or box");
        }
        foreach (var mat in wiring.Inputs.Where(input => input.Place is { Kind: "mat", Side: not null }))
        {
            if (!wiring.Inputs.Any(other =>
                other.Place.Kind == "mat" && other.Place.Box == mat.Place.Box && other.Place.Side != mat.Place.Side))
            {
                yield return new(mat.Line, mat.In, $"box {mat.Place.Box} has only one mat: both feet can never be down",
                    "wire the other side too");
            }
        }
    }

    private static IEnumerable<(string Reason, string Mend)> Wrong(ObservedPlace place)
    {
        var atPoint = place.Kind is "loop" or "tag";
        if (place.Kind.Length == 0)
        {
            yield return ("nothing says what it observes",
                $"write k: and one of {string.Join(", ", SensorKinds.Words)}");
            yield break;
        }
        if (atPoint && place.Point is null)
        {
            yield return ($"a {place.Kind} without its point: the passing would be nowhere",
                "write p: pit-in, or the point's name");
        }
        if (atPoint && place.Box is not null)
        {
            yield return ($"a {place.Kind} is at a point and in no box", "drop box:");
        }
        if (!atPoint && place.Point is not null)
        {
            yield return ($"{place.Kind} belongs to a box and to no point", "drop p:");
        }
        if (!atPoint && place.Kind != "button" && place.Box is null)
        {
            yield return ($"{place.Kind} without its box", "write box: \"1\", or the box's name");
        }
        if (place.Kind == "mat" != place.Side is not null)
        {
            yield return place.Kind == "mat" ? ("nothing says which foot", "write side: left or side: right")
                : ("only a mat has a side", "drop side:");
        }
        if (place.Kind == "button" != place.Id is not null)
        {
            yield return place.Kind == "button"
                ? ("a button without its name", "write id: and a name")
                : ("only a button has an id", "drop id:");
        }
    }
}
