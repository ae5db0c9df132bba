using System.Globalization;
using System.Text.RegularExpressions;
using PitMarshal.Judge.Rules.Reading;

namespace PitMarshal.Judge.Rules.Stops;

/// <summary>
/// Speeds and distances as regulations write them: <c>60km/h</c>, <c>35mph</c>; <c>350m</c>, <c>0.5m</c>.
/// </summary>
/// <param name="Number">As written.</param>
/// <param name="InMiles">It is in miles per hour, else in kilometres per hour.</param>
public sealed partial record Speed(decimal Number, bool InMiles)
{
    private const decimal MetresInMile = 1609.344m, MicrosInHour = 3_600_000_000m;

    private decimal MetresInHour => Number * (InMiles ? MetresInMile : 1000);

    /// <summary>Null when it is published and not set; that is noted with the reader.</summary>
    public static Speed? Read(FieldReader fields, string name)
    {
        if (fields.Value(name) is not { } text)
        {
            return null;
        }

        var match = Written().Match(text);
        return match.Success && Parse(match) is > 0 and var number
            ? new Speed(number, match.Groups[2].Value == "mph")
            : throw fields.Bad(name, $"expected a speed such as 60km/h or 35mph, not '{text}'");
    }

    /// <summary>A distance in metres, more than 0; null as above.</summary>
    public static decimal? Distance(FieldReader fields, string name)
    {
        if (fields.Value(name) is not { } text)
        {
            return null;
        }

        var match = Metres().Match(text);
        return match.Success && Parse(match) is > 0 and var metres
            ? metres
            : throw fields.Bad(name, $"expected a distance such as 350m or 0.5m, not '{text}'");
    }

    /// <summary>The time in µs that a distance in metres takes.</summary>
    public decimal Micros(decimal metres) => metres / MetresInHour * MicrosInHour;

    /// <summary>A mean speed in the same unit.</summary>
    public string Mean(decimal metres, long micros) =>
        micros <= 0 ? "?" : Text(metres / micros * MicrosInHour / (InMiles ? MetresInMile : 1000), "0.0");

    public override string ToString() => Text(Number, "0.###");

    private string Text(decimal number, string form) =>
        $"{number.ToString(form, CultureInfo.InvariantCulture)} {(InMiles ? "mph" : "km/h")}";

    private static decimal Parse(Match match) =>
        decimal.Parse(match.Groups[1].ValueSpan, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(\d{1,4}(?:\.\d{1,3})?) ?(km/h|mph)$")]
    private static partial Regex Written();

    [GeneratedRegex(@"^(\d{1,5}(?:\.\d{1,3})?) ?m$")]
    private static partial Regex Metres();
}
