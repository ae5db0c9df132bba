namespace PitMarshal.Host;

/// <summary>One input of a station as its configuration names it: which connector, what it reads, where.</summary>
/// <param name="Connector"><c>in1</c>…<c>in12</c>, or <c>serial</c>.</param>
/// <param name="Kind">The kind of observation it gives (contract, section 1).</param>
/// <param name="Point">The loop's place, or null.</param>
/// <param name="Box">The box it belongs to, or null.</param>
/// <param name="Side"><c>left</c> or <c>right</c> of a foot mat, or null.</param>
/// <param name="ActiveLow">True when the sensor pulls the pin to ground.</param>
public sealed record StationInput(
    string Connector, string Kind, string? Point, string? Box, string? Side, bool ActiveLow);
