using PitMarshal.Judge.Verdicts;

namespace PitMarshal.Ingest.Recording;

/// <summary>A change of a verdict, and the verdict as it is recorded; null when it no longer stands.</summary>
internal readonly record struct VerdictEntry(VerdictChange Change, string? Json);
