using PitMarshal.Judge.Sensing;
using PitMarshal.Judge.Verdicts;

namespace PitMarshal.Ingest.Recording;

/// <summary>What became durable with a batch.</summary>
public sealed record Committed(IReadOnlyList<Ack> Acks, IReadOnlyList<VerdictChange> Changes);

/// <summary>Everything of this boot up to this number is durable.</summary>
public readonly record struct Ack(string Station, string Boot, long UpTo);
