namespace PitMarshal.Events;

/// <summary>One row of <see cref="SensorKinds"/>.</summary>
/// <param name="Kind">What such an input tells.</param>
/// <param name="OnText">What its contact says when it is on, for people.</param>
/// <param name="OffText">What it says when it is off.</param>
/// <param name="On">What that means for the car in the box; null: nothing of its own.</param>
/// <param name="Off">The same of off.</param>
public sealed record SensorKind(
    InputKind Kind, string OnText, string OffText, BoxReading? On = null, BoxReading? Off = null)
{
    /// <summary>Its word on the wire, in a venue file and in a wiring.</summary>
    public string Word { get; } = Words<InputKind>.Write(Kind);
}

/// <summary>A reading in the box of a car as an event, still without its instant.</summary>
/// <param name="side">Of a mat.</param>
/// <param name="id">Of a badge.</param>
public delegate RaceEvent BoxReading(string car, string? box, Side? side, string? id);
