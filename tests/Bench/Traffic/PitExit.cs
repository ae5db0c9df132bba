namespace PitMarshal.Tests.Bench.Traffic;

/// <summary>A car leaves a pit lane.</summary>
/// <param name="Transponder">Whose.</param>
/// <param name="Verdict">The id of the verdict on its stop.</param>
/// <param name="EdgeUs">When it is at the loop, µs since 1970 by the bench's clock.</param>
internal sealed record PitExit(string Transponder, string Verdict, long EdgeUs)
{
    /// <summary>When the station published the passing, µs since 1970; 0 while it has not.</summary>
    public long PublishedUs { get; set; }
}
