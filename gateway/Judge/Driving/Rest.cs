using PitMarshal.Judge.Pit;
using PitMarshal.Judge.RaceWide;
using PitMarshal.Judge.Times;

namespace PitMarshal.Judge.Driving;

/// <summary>
/// What a driver had of rest: from his own pit-in to his own next pit-out, with another driver's stint between.
/// </summary>
/// <param name="Number">From 1, in the order in which a car's rests ended.</param>
/// <param name="Driver">The driver, or null: nobody knows who drove the stint that ends it.</param>
/// <param name="Before">His last stint before it; null when not known.</param>
/// <param name="After">The stint that ended it.</param>
/// <param name="Why">Why it is not certain that this was his rest; null when it is.</param>
public sealed record Rest(int Number, string? Driver, DriverSpell? Before, DriverSpell After, string? Why)
{
    /// <summary>The pit-out, or null when it was not seen.</summary>
    public Mark? To => After.Stint.From;

    /// <summary>How long it was.</summary>
    public Measured Measure(Race race)
    {
        var (from, left) = (Before?.Stint.To, After.Stint.Left!);
        return new Measured
        {
            From = from,
            To = To,
            Unsound = Why ?? Unsound(race, from, left),
            LostBefore = from is { } pitIn
                ? Doubts.Lost(race, Events.Line.PitIn, Before!.Stint.From?.At ?? Before.Stint.After, pitIn.At)
                : null,
            LostWithin = To is { } pitOut
                ? Doubts.Lost(race, Events.Line.PitOut, left.In?.At ?? left.After, pitOut.At)
                : null,
            Evidence = After.Driver.Identified is { } identified ? [identified] : [],
        };
    }

    private string? Unsound(Race race, Mark? from, Stop left) =>
        from is not { } pitIn ? "the pit-in of the driver's stint before it was not seen"
        : To is not { } pitOut ? "the pit-out that ends it was not seen"
        : Before!.Stint.Entered?.FalsePulse ?? left.FalsePulse ?? Doubts.OfMark(race, pitIn)
            ?? Doubts.OfMark(race, pitOut);
}
