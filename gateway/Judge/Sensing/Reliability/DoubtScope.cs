using PitMarshal.Events;

namespace PitMarshal.Judge.Sensing.Reliability;

/// <summary>What of a station a doubt, or trust in it, names; what is null is not limited.</summary>
internal readonly record struct DoubtScope(string? Point, string? Input, string? Box)
{
    /// <summary>Trust in this ends a doubt about that.</summary>
    internal bool Covers(DoubtScope doubted) => (Point is null || Point == doubted.Point)
        && (Input is null || Input == doubted.Input) && (Box is null || Box == doubted.Box);

    /// <summary>Trust in which of what ends a doubt.</summary>
    internal static IEnumerable<DoubtScope> Covering(SensorDoubted doubt) =>
        from point in new[] { null, doubt.Point }.Distinct()
        from input in new[] { null, doubt.Input }.Distinct()
        from box in new[] { null, doubt.Box }.Distinct()
        select new DoubtScope(point, input, box);
}
