using PitMarshal.Events;
using PitMarshal.Ingest.Messages;

namespace PitMarshal.Ingest.Streams;

/// <summary>An observation whose instant is not known yet, and when it came.</summary>
internal readonly record struct WaitingObservation(Observation Seen, Instant Rx);
