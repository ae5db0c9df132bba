using PitMarshal.Broker;
using PitMarshal.Ingest.Messages;
using PitMarshal.Ingest.Streams;

namespace PitMarshal.Ingest.Stations;

/// <summary>
/// How late, and how far off, the detector was that stamped an observation. What was measured stands in the venue and
/// was taken off, or is in <c>pm</c>, at the station; where nobody said, the worst of its kind stands.
/// </summary>
/// <param name="LateUs">To be taken off the stamp.</param>
/// <param name="PmUs">± µs that are not in the observation's own.</param>
/// <param name="SensorUs">± µs that are the sensor's, with those of the observation's own.</param>
/// <param name="DelayUs">± µs of it that are the same at each detector of this name.</param>
/// <param name="Name">The detector's name; null: not said.</param>
internal readonly record struct SensorDelay(long LateUs, long PmUs, long SensorUs, long DelayUs, string? Name)
{
    /// <summary>
    /// wiring/sensors/loop-detector.md: a detector answers within 140 ms, each time within 10 ms of its own mean.
    /// </summary>
    internal const long LatestUs = 140_000, ScatterUs = 10_000;

    internal static SensorDelay Of(VenueStation station, StationStream stream, in Observation seen) =>
        Contact(station, stream, seen) is not { } contact ? default
        : contact switch
        {
            { LatencyUs: not null, PmUs: { } pm } => new(0, 0, pm, 0, contact.Detector),
            { LatencyUs: not null } => new(0, ScatterUs, ScatterUs, 0, contact.Detector),
            { PmUs: { } pm } => new(LatestUs / 2, LatestUs / 2, LatestUs / 2 + pm, LatestUs / 2, contact.Detector),
            _ => new(LatestUs / 2, LatestUs / 2, LatestUs / 2, LatestUs / 2 - ScatterUs, contact.Detector),
        };

    /// <summary>The detector that stamped it; null where it was a reader or another kind of contact.</summary>
    private static StationInput? Contact(VenueStation station, StationStream stream, Observation seen) => seen.Kind
        switch
    {
        // Who has the loop's own stamp was stamped by it.
        "tag" when stream.Lines.Has("loop", seen.Point!, seen.Us) =>
            Of(station, input => input.Kind == "loop" && input.Point == seen.Point),
        "car" => Of(station, input => input.Kind == "car" && input.Box == seen.Box),
        _ => null,
    };

    private static StationInput? Of(VenueStation station, Func<StationInput, bool> isIt) =>
        station.Inputs.FirstOrDefault(input => isIt(input) && !input.IsRange && input.HasLevel);
}
