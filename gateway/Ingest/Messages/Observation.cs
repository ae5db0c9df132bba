using PitMarshal.Events;

namespace PitMarshal.Ingest.Messages;

/// <summary>One observation of a station. Which of the words and numbers mean something depends on the kind.</summary>
public readonly record struct Observation
{
    /// <summary>The kind of what race control entered: only its number is meant.</summary>
    internal const string Entered = "event";

    /// <summary>Its number in its boot, from 1.</summary>
    public required long N { get; init; }

    /// <summary>The station's µs since boot.</summary>
    public required long Us { get; init; }

    /// <summary>± µs: the stamp's own uncertainty.</summary>
    public long PmUs { get; init; }

    public required string Kind { get; init; }

    /// <summary>The loop or place of a loop or tag.</summary>
    public string? Point { get; init; }

    public string? Box { get; init; }

    /// <summary>A transponder, badge or button; empty for a passing whose transponder did not answer.</summary>
    public string? Id { get; init; }

    public Side? Side { get; init; }

    public bool On { get; init; }

    /// <summary>Of <c>lost</c>: the first and last number that the outbox dropped.</summary>
    public long From { get; init; }

    public long To { get; init; }

    /// <summary>Of <c>fault</c>: the input at fault, or what else of the station; null when not said.</summary>
    public string? Input { get; init; }

    /// <summary>Of <c>boot</c> and <c>fault</c>: the reason, or what is wrong with which input.</summary>
    public string? What { get; init; }
}
