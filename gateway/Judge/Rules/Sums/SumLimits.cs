using PitMarshal.Judge.Rules.Amounts;
using PitMarshal.Judge.Rules.Reading;

namespace PitMarshal.Judge.Rules.Sums;

/// <summary>The limits of a <c>sum</c>; null where it has none.</summary>
/// <param name="Min">At least so much.</param>
/// <param name="Max">At most so much.</param>
/// <param name="ShareMin">At least this share of the race's scheduled duration, µs.</param>
/// <param name="ShareMax">At most this share.</param>
public sealed record SumLimits(Amount? Min, Amount? Max, Amount? ShareMin, Amount? ShareMax)
{
    /// <summary>
    /// Reads <c>min</c>, <c>max</c> and <c>share</c>, of which one must be there; throws <see cref="BadRule"/>.
    /// </summary>
    public static SumLimits Read(FieldReader fields, Dimension dimension)
    {
        var (min, max) = (Amount.ReadOrNull(fields, "min", dimension), Amount.ReadOrNull(fields, "max", dimension));
        Amount? least = null, most = null;
        if (dimension == Dimension.Duration && fields.MapUnlessText("share") is { } share
            && (share.Has("min") || share.Has("max")))
        {
            (least, most) = (Amount.ReadShareOrNull(share, "min"), Amount.ReadShareOrNull(share, "max"));
            share.Done();
        }
        else if (dimension == Dimension.Duration)
        {
            most = Amount.ReadShareOrNull(fields, "share");
        }

        return min is null && max is null && least is null && most is null
            ? throw fields.Bad("max", $"expected min or max, {dimension.Expected()}"
                + (dimension == Dimension.Duration ? ", or share" : ""))
            : new(min, max, least, most);
    }
}
