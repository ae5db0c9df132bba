using PitMarshal.Store;

namespace PitMarshal.Ingest.Loading;

/// <summary>What became of a race log in a file.</summary>
/// <param name="Events">How many there are.</param>
/// <param name="Verdicts">How many stand after the last of them.</param>
/// <param name="Head">Where the log ends.</param>
/// <param name="Notes">What the judge noticed.</param>
public sealed record Loaded(long Events, int Verdicts, LogHead Head, IReadOnlyList<string> Notes);
