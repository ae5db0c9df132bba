using PitMarshal.Events;

namespace PitMarshal.Evidence.Packets;

/// <summary>A station's clock as it stamped this stop.</summary>
/// <param name="Station">The station.</param>
/// <param name="Boot">Its boot.</param>
/// <param name="UMs">The largest uncertainty among its stamps in this stop, ± ms (k = 2).</param>
/// <param name="Sample">The last exchange before its last stamp; null when none is in the log.</param>
public sealed record StopClock(string Station, string Boot, double UMs, ClockSampled? Sample);
