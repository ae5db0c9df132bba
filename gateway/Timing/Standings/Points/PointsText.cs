using System.Globalization;

namespace PitMarshal.Timing.Standings.Points;

/// <summary>Points as text: <c>12</c>, <c>0.5</c>.</summary>
public static class PointsText
{
    public static string Of(decimal points) => points.ToString("0.######", CultureInfo.InvariantCulture);
}
