using PitMarshal.Events;

namespace PitMarshal.Judge.Forecasts;

/// <summary>
/// What a rule will ask of a stop or stint in progress, as far as the log goes: a value of the judge, not of a clock.
/// </summary>
public sealed record Forecast
{
    public required string Rule { get; init; }

    public string? Article { get; init; }

    public required string Car { get; init; }

    /// <summary>Who brought the car in, or who drives; null when not known.</summary>
    public string? Driver { get; init; }

    public int? Stop { get; init; }

    public int? Stint { get; init; }

    public required ForecastOf What { get; init; }

    /// <summary>The instant; null when it cannot be told, for the reason given.</summary>
    public Instant? At { get; init; }

    /// <summary>± ms that it allows for: of what began it, and as much for what is to end it.</summary>
    public double UMs { get; init; }

    public required string Reason { get; init; }

    public required string Regulations { get; init; }

    /// <summary>
    /// Why the verdict may be undecided all the same; the reason tells it too. Null: nothing speaks for that. Not
    /// written.
    /// </summary>
    public string? Doubt { get; init; }

    internal Forecast Doubted(string? why) =>
        why is null ? this : this with { Doubt = why, Reason = $"{Reason} But {why}." };
}
