using System.Globalization;

namespace PitMarshal.Tests.Bench;

/// <summary>What else the machine was doing, and how a list of figures is shown.</summary>
internal static class Machine
{
    private const string LoadFile = "/proc/loadavg";

    /// <summary>
    /// The load average of the last minute where the system tells it. More than there are cores: figures are disturbed.
    /// </summary>
    public static string Load => File.Exists(LoadFile) ? File.ReadAllText(LoadFile).Split(' ')[0] : "?";

    public static string Now => $"{Environment.ProcessorCount} cores, load {Load}";

    /// <summary>The value below which this share of the values lies (nearest rank).</summary>
    public static double Quantile(IEnumerable<double> values, double share)
    {
        double[] sorted = [.. values.Order()];
        return sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)];
    }

    /// <summary>The median, and the least and the greatest.</summary>
    public static string Spread(IReadOnlyCollection<double> values, string format) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Quantile(values, 0.5).ToString(format)} ({values.Min().ToString(format)} – "
            + $"{values.Max().ToString(format)})");
}
