using System.Globalization;
using PitMarshal.Events;

namespace PitMarshal.Judge.Verdicts;

/// <summary>One penalty with its size: <c>stop-go 1 s</c>, <c>laps 3</c>, <c>drive-through</c>.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Size">µs or a number of laps or points; null when it has none, or when it is not known.</param>
public sealed record Sanction(PenaltyKind Kind, long? Size)
{
    /// <summary>As verdicts propose it; times always in seconds.</summary>
    public override string ToString()
    {
        var name = Words<PenaltyKind>.Write(Kind);
        return Size is not { } size ? name
            : Kind.HasTime() ? $"{name} {(size / 1_000_000m).ToString("0.######", CultureInfo.InvariantCulture)} s"
            : $"{name} {size}";
    }
}
