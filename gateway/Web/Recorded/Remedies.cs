using PitMarshal.Events;

namespace PitMarshal.Web.Recorded;

/// <summary>What can be mended of which event, and where.</summary>
internal static class Remedies
{
    internal const string Path = "/corrections", Form = "/corrections/new";

    internal static IEnumerable<Remedy> For(LoggedEvent entry) => entry switch
    {
        { Came: EventCorrected } => [],
        { Holds: null } => [Remedy.Restore],
        { Came: CarPassed or IOfCar } => [Remedy.Car, Remedy.Withdraw],
        { Came: FlagShown or RaceSuspended or RaceResumed or PitLaneOpened or PitLaneClosed
            or PenaltyServed or PenaltyWithdrawn } => [Remedy.Withdraw],
        _ => [],
    };

    /// <summary>On a link to it.</summary>
    internal static string Offer(Remedy remedy, RaceEvent? e = null) => remedy switch
    {
        Remedy.Car => e is CarPassed { Car: null } ? "Assign a car" : "Wrong car",
        Remedy.Withdraw => "Withdraw",
        Remedy.Restore => "Take the withdrawal back",
        Remedy.TakeBack => "Take back",
        Remedy.Missed => "Enter a missed passing",
    };

    /// <summary>Where it is filled in.</summary>
    /// <param name="number">Of the event; null: none.</param>
    /// <param name="verdict">The verdict to come back to; null: none.</param>
    internal static string Href(Remedy remedy, long? number, string? verdict) =>
        $"{Form}?do={Words<Remedy>.Write(remedy)}"
        + (number is null ? "" : $"&event={number}")
        + (verdict is null ? "" : $"&verdict={Uri.EscapeDataString(verdict)}");
}
