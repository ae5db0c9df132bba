using PitMarshal.Events;
using PitMarshal.Ingest.Messages;

namespace PitMarshal.Ingest;

/// <summary>What the gateway deals with next: a message, or what a person decided.</summary>
internal readonly record struct QueueItem(Instant Rx, Incoming Message, QueuedDecision? Decision)
{
    internal static QueueItem Of(in Incoming message) => new(message.Rx, message, null);
}
