using System.Globalization;
using System.Text.RegularExpressions;
using PitMarshal.Judge.Rules.Reading;

namespace PitMarshal.Judge.Rules.Fuel;

/// <summary>A quantity of fuel as regulations write it: <c>60l</c>, <c>18gal</c> (of the United States).</summary>
/// <param name="Number">As written.</param>
/// <param name="InGallons">Else in litres.</param>
internal sealed partial record Volume(decimal Number, bool InGallons)
{
    private const decimal MlInGallon = 3785.411784m, MlInLitre = 1000;

    public decimal Ml => Number * (InGallons ? MlInGallon : MlInLitre);

    /// <summary>Null when it is published and not set; that is noted with the reader.</summary>
    public static Volume? Read(FieldReader fields, string name)
    {
        if (fields.Value(name) is not { } text)
        {
            return null;
        }

        var match = Written().Match(text);
        return match.Success
            ? new Volume(decimal.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture),
                match.Groups[2].Value == "gal")
            : throw fields.Bad(name, $"expected a quantity such as 60l or 18gal, not '{text}'");
    }

    public override string ToString() =>
        $"{Number.ToString("0.###", CultureInfo.InvariantCulture)} {(InGallons ? "gal" : "l")}";

    [GeneratedRegex(@"^(\d{1,6}(?:\.\d{1,3})?) ?(l|gal)$")]
    private static partial Regex Written();
}
