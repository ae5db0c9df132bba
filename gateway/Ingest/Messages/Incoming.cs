using PitMarshal.Events;

namespace PitMarshal.Ingest.Messages;

public enum IncomingKind { Observations, State, Health, ClockAsk, Refused, Tick }

/// <summary>One thing the intake has to deal with, as it came.</summary>
/// <param name="Kind">Which topic; or what the broker refused; or only that time has passed.</param>
/// <param name="Topic">Where it was said; empty for a tick.</param>
/// <param name="Venue">The venue that the topic names.</param>
/// <param name="Station">The station that the topic names.</param>
/// <param name="Payload">Its bytes; of a refusal the reason in words.</param>
/// <param name="Rx">When it came, by the gateway's clock.</param>
public readonly record struct Incoming(
    IncomingKind Kind, string Topic, string Venue, string Station, byte[] Payload, Instant Rx);
