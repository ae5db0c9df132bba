using PitMarshal.Events;

namespace PitMarshal.Ingest.Messages;

/// <summary>
/// A payload of <c>obs</c>: what one boot observed, or what race control entered (then each item is an event too).
/// </summary>
public sealed record ObsPayload(string Boot, IReadOnlyList<ObsItem> Items);

/// <param name="Observation">Of race control only the number is meant, and a kind of its own, <c>event</c>.</param>
/// <param name="Event">What race control entered; null for a station's observation.</param>
/// <param name="Json">The item's own bytes, as they came.</param>
public readonly record struct ObsItem(Observation Observation, RaceEvent? Event, ReadOnlyMemory<byte> Json);
