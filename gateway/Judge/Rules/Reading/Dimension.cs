namespace PitMarshal.Judge.Rules.Reading;

/// <summary>
/// What a number of a rule stands for: a time, in whole µs, or a number of things. The two never mix.
/// </summary>
public enum Dimension { Duration, Number }

public static class Dimensions
{
    /// <summary>What a reader of regulations is told to write.</summary>
    public static string Expected(this Dimension dimension) =>
        dimension == Dimension.Duration ? "a duration such as 1m25s or 1h2m3.5s" : "a whole number";

    public static string Name(this Dimension dimension) => dimension == Dimension.Duration ? "a duration" : "a number";
}
