using PitMarshal.Events.Json;

namespace PitMarshal.Hub.Wire;

/// <summary>What one message between a venue and a hub holds at most.</summary>
public static class WireLimits
{
    public const int MostEntries = 2000;

    /// <summary>An entry's own JSON, in bytes.</summary>
    public const int LongestBody = EventJson.LineMax;

    /// <summary>A batch as it is sent, in bytes: the longest entry alone fits, with its verdicts.</summary>
    public const int LargestBatch = 8 << 20;

    /// <summary>Of an answer of a hub, in bytes.</summary>
    public const int LargestAnswer = 4 << 10;
}
