using PitMarshal.Events;

namespace PitMarshal.Ingest.Views;

/// <summary>A fault as a station told it: of an input, or of itself (journal, config).</summary>
/// <param name="Input">Which input, or what else; empty when it did not say.</param>
/// <param name="What">What is wrong with it, or <c>mended</c>.</param>
/// <param name="At">When it told it.</param>
public sealed record ToldFault(string Input, string What, Instant At);
