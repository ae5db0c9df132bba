using System.Globalization;
using PitMarshal.Events;

namespace PitMarshal.Judge.Reasons;

/// <summary>Durations and events in words for reasons and penalties.</summary>
public static class ReasonText
{
    private const long Second = 1_000_000, Minute = 60 * Second, Hour = 60 * Minute;

    /// <summary>
    /// <c>84.920 s</c>, <c>45 min 03.5 s</c>, <c>1 h 02 min</c>; whole seconds without decimals, below a millisecond
    /// with six.
    /// </summary>
    public static string Duration(long micros)
    {
        var sign = micros < 0 ? "−" : "";
        micros = Math.Abs(micros);
        if (micros < 2 * Minute)
        {
            return $"{sign}{Seconds(micros, "0")} s";
        }

        var hours = micros / Hour;
        var minutes = micros % Hour / Minute;
        var seconds = micros % Minute == 0 ? "" : $" {Seconds(micros % Minute, "00")} s";
        return hours > 0 ? $"{sign}{hours} h {minutes:00} min{seconds}" : $"{sign}{minutes} min{seconds}";
    }

    /// <summary>An uncertainty, ± µs: <c>3 ms</c>, <c>1.5 ms</c>.</summary>
    public static string Uncertainty(double micros) =>
        (micros / 1000).ToString("0.###", CultureInfo.InvariantCulture) + " ms";

    /// <summary>Text with a capital first letter.</summary>
    public static string Sentence(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary><c>1 stop</c>, <c>3 stops</c>.</summary>
    public static string Count(long count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";

    /// <summary><c>GT3</c>, <c>GT3 or GT4</c>, <c>GT2, GT3 or GT4</c>.</summary>
    public static string Either(IReadOnlyList<string> texts) =>
        texts.Count < 2 ? texts[0] : $"{string.Join(", ", texts.SkipLast(1))} or {texts[^1]}";

    /// <summary>What an event is called in a reason: <c>pit-in</c>, <c>race start</c>.</summary>
    public static string Name(RaceEvent e) => e switch
    {
        CarPassed passed => passed.Line,
        RaceStarted => "race start",
        RaceEnded => "race end",
        DriverIdentified => "identification of the driver",
        _ => e.GetType().Name,
    };

    private static string Seconds(long micros, string whole)
    {
        var decimals = micros % Second == 0 ? "" : micros % 1000 == 0 ? ".000" : ".000000";
        return (micros / 1_000_000m).ToString(whole + decimals, CultureInfo.InvariantCulture);
    }
}
