using PitMarshal.Events;

namespace PitMarshal.Ingest.Views;

/// <summary>Observations of the running boot that have not come.</summary>
/// <param name="From">The first missing number.</param>
/// <param name="To">The last.</param>
/// <param name="After">The instant of the observation before them; null while the clock is not known.</param>
/// <param name="Before">The instant of the one behind them; null while the clock is not known.</param>
public sealed record HoleView(long From, long To, Instant? After, Instant? Before);
