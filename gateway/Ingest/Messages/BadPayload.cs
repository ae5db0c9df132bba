namespace PitMarshal.Ingest.Messages;

/// <summary>What is wrong with a payload. Caught where the payload is read and turned into a rejection.</summary>
internal sealed class BadPayload(string message) : Exception(message);
