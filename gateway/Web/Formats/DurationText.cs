using System.Globalization;
using System.Text.RegularExpressions;
using PitMarshal.Judge.Rules.Reading;

namespace PitMarshal.Web.Formats;

/// <summary>A duration as people write it, <c>1 h 30 min</c>, and as regulations do, <c>1h30m</c>.</summary>
internal static partial class DurationText
{
    /// <summary><c>6 h</c>, <c>1 h 30 min</c>; below two minutes <c>90 s</c>.</summary>
    /// <param name="micros">µs, above 0.</param>
    internal static string Of(long micros) => micros < 120_000_000
        ? string.Create(CultureInfo.InvariantCulture, $"{micros / 1_000_000m:0.######} s")
        : string.Join(' ', Parts(micros).Select(part => $"{part.Number} {(part.Unit == "m" ? "min" : part.Unit)}"));

    /// <summary>
    /// What a person wrote as regulations write it: <c>3 min</c> and <c>3:00</c> are <c>3m</c>, <c>75 s</c> is
    /// <c>75s</c>, <c>60 km/h</c> is <c>60km/h</c>. Anything else stays as it is.
    /// </summary>
    internal static string Written(string text)
    {
        text = text.Trim();
        if (Clock().Match(text) is { Success: true } clock)
        {
            var seconds = decimal.Parse(clock.Groups["s"].Value, CultureInfo.InvariantCulture);
            var minutes = (Number(clock.Groups["h"]) * 60) + Number(clock.Groups["m"]);
            var parts = Parts((minutes * 60_000_000) + (long)(seconds * 1_000_000));
            var written = string.Concat(parts.Select(part => part.Number + part.Unit));
            return written.Length > 0 ? written : "0s";
        }
        return Spoken().Match(text) is { Success: true } spoken
            ? string.Concat(spoken.Groups["part"].Captures
                .Select(part => Unit().Replace(part.Value, "${n}${u}").Trim()))
            : Speed().Replace(text, "${n}km/h");
    }

    /// <summary>
    /// A value of regulations as people read it: <c>100s</c> is <c>100 s</c>. A lone <c>60m</c> may be metres.
    /// </summary>
    internal static string Shown(string value) =>
        value.IndexOfAny(['h', 's']) >= 0 && WrittenDuration.TryParse(value, out var micros) ? Of(micros) : value;

    /// <summary>Hours, minutes and seconds, without those that are 0.</summary>
    private static IEnumerable<(string Number, string Unit)> Parts(long micros) =>
        ((decimal Number, string Unit)[])
        [
            (micros / 3_600_000_000, "h"), (micros / 60_000_000 % 60, "m"), (micros % 60_000_000 / 1_000_000m, "s"),
        ] is var parts ? parts.Where(part => part.Number > 0)
            .Select(part => (part.Number.ToString("0.######", CultureInfo.InvariantCulture), part.Unit)) : [];

    private static long Number(Group digits) =>
        digits.Success ? long.Parse(digits.Value, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"^(?:(?<h>[0-9]{1,4}):)?(?<m>[0-9]{1,4}):(?<s>[0-5][0-9](?:\.[0-9]{1,6})?)$")]
    private static partial Regex Clock();

    [GeneratedRegex(
        @"^(?<part>[0-9]{1,6}(?:\.[0-9]{1,6})? *(?:hours?|h|minutes?|min|m|seconds?|sec|s)(?: +|$|(?=[0-9])))+$")]
    private static partial Regex Spoken();

    [GeneratedRegex(@"(?<n>[0-9.]+) *(?<u>[hms])[a-z]*")]
    private static partial Regex Unit();

    [GeneratedRegex(@"^(?<n>[0-9.]+) +km/h$")]
    private static partial Regex Speed();
}
