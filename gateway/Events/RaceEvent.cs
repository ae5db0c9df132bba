using PitMarshal.Events.Json;

namespace PitMarshal.Events;

/// <summary>
/// Something that happened, as the race log keeps it. The kinds of events stand in the files SessionEvents, CarEvents,
/// RaceControlEvents and SensorEvents; each has its row in <see cref="EventForms"/>, without which it is neither read
/// nor written. Car numbers are text (<c>"007"</c> is not <c>"7"</c>). Events may arrive in any order;
/// <see cref="At"/> orders them.
/// </summary>
/// <param name="By">Who entered it where a person did; null for a station's observation, and where nobody said.</param>
public abstract record RaceEvent(string? By = null)
{
    /// <summary>When it happened.</summary>
    public Instant At { get; init; }

    /// <summary>Expanded uncertainty (k = 2) of <see cref="At"/>, ± milliseconds; 0 when not stated.</summary>
    public double UMs { get; init; }

    /// <summary>The sensor's own part of <see cref="UMs"/>, ± milliseconds; 0 when not stated.</summary>
    public double SensorUMs { get; init; }

    /// <summary>
    /// The part of <see cref="SensorUMs"/> that is the unknown delay of a <see cref="Detector"/>: the same at each
    /// that has the same name, so that it cancels in the time between two of them.
    /// </summary>
    public double DelayUMs { get; init; }

    /// <summary>A name for the detector's make, model and settings; null when not stated.</summary>
    public string? Detector { get; init; }

    /// <summary>
    /// Where it comes from, for an observation <c>station/boot/number</c>; null when not stated.
    /// In <see cref="EventCorrected"/> and <see cref="LapInvalidated"/> it names the event that is meant instead.
    /// </summary>
    public string? Source { get; init; }

    /// <summary>
    /// How it was inferred where nobody observed it; null: observed. What rests on it is for a person to decide.
    /// A correction is never inferred itself: there the field is a new value, and null takes the inference back.
    /// </summary>
    public string? Inferred { get; init; }

    /// <summary>
    /// How it was inferred, where a person who imported it answers for it and has it taken as observed; else null.
    /// </summary>
    public string? Trusted { get; init; }

    /// <summary>
    /// The id that a marshal's page gave to the press of a button, so that one that is sent again is taken once; else
    /// null.
    /// </summary>
    public string? Press { get; init; }
}
