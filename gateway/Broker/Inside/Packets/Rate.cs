using System.Diagnostics;

namespace PitMarshal.Broker.Inside.Packets;

/// <summary>
/// How much a second one client may send; what is more waits in its own socket, and then at the sender.
/// </summary>
internal sealed class Rate
{
    private const double PacketsPerSecond = 2_000, BytesPerSecond = 4 << 20;

    // What a station had kept while its link was down may come at once; whoever sends more goes on evenly.
    private const double LongestBurstS = 1, StepS = 0.02;

    private long _since = Stopwatch.GetTimestamp();
    private double _packetsOver, _bytesOver;

    /// <summary>Counts a packet; how long the next one must wait.</summary>
    internal TimeSpan Take(int bytes)
    {
        var now = Stopwatch.GetTimestamp();
        var seconds = Stopwatch.GetElapsedTime(_since, now).TotalSeconds;
        _since = now;
        _packetsOver = Math.Max(0, _packetsOver - seconds * PacketsPerSecond) + 1;
        _bytesOver = Math.Max(0, _bytesOver - seconds * BytesPerSecond) + bytes;
        var aheadS = Math.Max(_packetsOver / PacketsPerSecond, _bytesOver / BytesPerSecond);
        return aheadS < LongestBurstS ? TimeSpan.Zero : TimeSpan.FromSeconds(aheadS - LongestBurstS + StepS);
    }
}
