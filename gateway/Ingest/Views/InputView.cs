using PitMarshal.Events;
using PitMarshal.Judge.Progress;

namespace PitMarshal.Ingest.Views;

/// <summary>What people are shown of one input of a station.</summary>
/// <param name="Input">Its name, as the station's faults have it: in1 … in12, range, serial, i2c, spi.</param>
/// <param name="Kind">What it tells, a word of <see cref="SensorKinds"/>.</param>
/// <param name="Point">The point it watches, or null.</param>
/// <param name="Box">The box it is in, or null.</param>
/// <param name="Side">left or right, of a mat.</param>
/// <param name="Id">The name of a button.</param>
/// <param name="On">Its level by the latest health; null when not told, as of readers.</param>
/// <param name="Edges">Raw edges since the boot; null when not told.</param>
/// <param name="LastEdge">When the last raw edge was, by the station's clock; null when there was none, or not
/// known.</param>
/// <param name="Faults">What makes it doubted now, from when each: the judge's doubts that last.</param>
public sealed record InputView(
    string Input,
    string Kind,
    string? Point,
    string? Box,
    string? Side,
    string? Id,
    bool? On,
    long? Edges,
    Instant? LastEdge,
    IReadOnlyList<StationBlind> Faults);
