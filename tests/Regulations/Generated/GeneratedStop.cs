namespace PitMarshal.Tests.Regulations.Generated;

/// <summary>One stop of a generated race; all in seconds.</summary>
/// <param name="At">The pit-in.</param>
/// <param name="Stay">Pit-in to pit-out.</param>
internal sealed record GeneratedStop(double At, double Stay)
{
    /// <summary>Who takes the car out; null: who brought it in.</summary>
    public string? Driver { get; init; }

    /// <summary>The driver gets out, seat empty and both feet down.</summary>
    public bool GetsOut { get; init; }

    /// <summary>So long the probe is connected; 0: not.</summary>
    public double Refuels { get; init; }

    /// <summary>The vehicle that goes out; null: the one that came in.</summary>
    public string? Vehicle { get; init; }

    /// <summary>So long before the pit-out the driver presses the button; null: nobody does.</summary>
    public double? Pressed { get; init; }

    /// <summary>So many litres are entered of it; null: nothing.</summary>
    public double? Litres { get; init; }

    public bool EngineOff { get; init; } = true;

    /// <summary>What the stop is declared as; null: nothing.</summary>
    public string? Declared { get; init; }

    /// <summary>From the pit-in to the line boxes-begin.</summary>
    public double ToBoxes { get; init; } = 6;
}
