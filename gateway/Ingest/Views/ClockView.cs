using PitMarshal.Events;

namespace PitMarshal.Ingest.Views;

/// <summary>What people are shown of a station's clock.</summary>
/// <param name="UMs">How far off it can be now, ± ms.</param>
/// <param name="DriftPpm">How fast UTC runs away from it, parts per million; positive: it is slow.</param>
/// <param name="DriftUPpm">How far off that can be, ±; 200 while one exchange is all there is.</param>
/// <param name="LastExchange">When the latest exchange was.</param>
/// <param name="RoundTripMs">How long its question and answer were on the way, ms.</param>
public sealed record ClockView(double UMs, double DriftPpm, double DriftUPpm, Instant LastExchange, double RoundTripMs);
