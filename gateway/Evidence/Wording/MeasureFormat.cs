using System.Globalization;
using System.Text.RegularExpressions;
using PitMarshal.Events;

namespace PitMarshal.Evidence.Wording;

/// <summary>Durations in words with no digit that is finer than the uncertainty they are known with.</summary>
public static partial class MeasureFormat
{
    private const long Second = 1_000_000, Minute = 60 * Second;

    /// <summary>Milliseconds are the finest that is told, also where no uncertainty is stated.</summary>
    private const int DecimalsMost = 3;

    /// <summary>
    /// <c>84.920 s</c> when known to ± 3 ms, <c>84.9 s</c> when known to ± 0.2 s; from 2 min on <c>14 min 03.5 s</c>.
    /// </summary>
    /// <param name="micros">Whole µs; negative with a minus sign.</param>
    /// <param name="uMs">Expanded uncertainty, ± ms; null or 0 when not stated.</param>
    public static string Duration(long micros, double? uMs)
    {
        var decimals = Decimals(micros, uMs);
        var rounded = Seconds(micros, decimals);
        var sign = micros < 0 && rounded > 0 ? "−" : "";
        var form = decimals == 0 ? "0" : "0." + new string('0', decimals);
        if (rounded * Second < 2 * Minute)
        {
            return $"{sign}{rounded.ToString(form, CultureInfo.InvariantCulture)} s";
        }
        var minutes = (long)(rounded / 60);
        var seconds = (rounded % 60).ToString("0" + form, CultureInfo.InvariantCulture);
        return minutes < 60
            ? $"{sign}{minutes} min {seconds} s"
            : $"{sign}{minutes / 60} h {minutes % 60:00} min {seconds} s";
    }

    /// <summary><c>± 2.9 ms</c>, <c>± 12 ms</c>, <c>± 1.2 s</c>: two digits at most, the last one rounded up.</summary>
    public static string PlusMinus(double uMs) => uMs switch
    {
        < 10 => $"± {Up(uMs, 10)} ms",
        < 1000 => $"± {Up(uMs, 1)} ms",
        _ => $"± {Up(uMs / 1000, 10)} s",
    };

    /// <summary>
    /// The time of day, UTC: <c>14:03:05.123</c> when known to ± 3 ms, <c>14:03:05.1</c> when to ± 0.2 s.
    /// </summary>
    public static string Clock(Instant at, double uMs)
    {
        // Cut, not rounded: a time of day must not show the next second.
        var decimals = Decimals(uMs);
        return at.ToString().Substring(11, decimals == 0 ? 8 : 9 + decimals);
    }

    /// <summary>What the judge said, its durations without the digits that the uncertainty does not carry.</summary>
    public static string Told(string reason, double? uMs) => MicrosecondText().Replace(reason, found =>
        decimal.Parse(found.Value, CultureInfo.InvariantCulture)
            .ToString("F" + Decimals(uMs), CultureInfo.InvariantCulture));

    /// <summary>The seconds of a duration, without its sign, rounded to so many decimals.</summary>
    public static decimal Seconds(long micros, int decimals) =>
        Math.Round(Math.Abs((decimal)micros) / Second, decimals, MidpointRounding.AwayFromZero);

    /// <summary>
    /// The same of one duration: whole seconds whose uncertainty nobody stated carry no decimals.
    /// </summary>
    public static int Decimals(long micros, double? uMs) =>
        uMs is null or 0 && micros % Second == 0 ? 0 : Decimals(uMs);

    /// <summary>
    /// How many decimals of a second the uncertainty leaves. One at least: an uncertainty of seconds is told in tenths,
    /// and 2.5 s must not be 2 s elsewhere.
    /// </summary>
    public static int Decimals(double? uMs) => uMs switch
    {
        >= 100 => 1,
        >= 10 => 2,
        _ => DecimalsMost,
    };

    private static string Up(double value, int parts) =>
        (Math.Ceiling(Math.Max(value * parts - 1e-9, 0)) / parts).ToString("0.#", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\d+\.\d{3,6}(?= s\b)")]
    private static partial Regex MicrosecondText();
}
