namespace PitMarshal.Ingest.Streams;

/// <summary>
/// The names under which boots are kept. Where an id comes again, what comes under it is a boot of its own:
/// <c>5f21c0d4-2</c>, and so on. No station can say such a name.
/// </summary>
internal static class BootName
{
    /// <summary>The id as the station says it.</summary>
    internal static string Said(string boot) => boot.IndexOf('-') is >= 0 and var at ? boot[..at] : boot;

    /// <param name="said">The id.</param>
    /// <param name="time">Which time it came, from 1.</param>
    internal static string Of(string said, int time) => time == 1 ? said : $"{said}-{time}";
}
