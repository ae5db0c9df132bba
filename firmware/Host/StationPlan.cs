namespace PitMarshal.Host;

/// <summary>One station of a virtual venue: its name, its role, and what its inputs read.</summary>
public sealed record StationPlan(string Name, string Role, IReadOnlyList<StationInput> Inputs)
{
    private const int BoxesPerStation = 3;

    /// <summary>
    /// The stations of a pit lane with so many boxes: entry, exit, start-finish, and one for each three boxes.
    /// </summary>
    public static IReadOnlyList<StationPlan> Venue(IReadOnlyList<string> boxes)
    {
        List<StationPlan> stations =
        [
            Line("entry", "pit-entry", "pit-in"), Line("exit", "pit-exit", "pit-out"),
            Line("finish", "start-finish", "start-finish"),
        ];
        foreach (string[] some in boxes.Chunk(BoxesPerStation))
        {
            stations.Add(new StationPlan($"box-{some[0]}", "box", [.. some.SelectMany(Box)]));
        }
        return stations;
    }

    private static StationPlan Line(string name, string role, string point) =>
        new(name, role, [new("in1", "loop", point, null, null, true), new("serial", "tag", point, null, null, false)]);

    private static IEnumerable<StationInput> Box(string box, int index)
    {
        string Connector(int offset) => $"in{index * 4 + offset}";
        yield return new(Connector(1), "car", null, box, null, true);
        yield return new(Connector(2), "seat", null, box, null, true);
        yield return new(Connector(3), "mat", null, box, "left", true);
        yield return new(Connector(4), "mat", null, box, "right", true);
        yield return new("serial", "badge", null, box, null, false);
    }
}
