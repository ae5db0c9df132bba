using PitMarshal.Events;
using PitMarshal.Ingest;

namespace PitMarshal.Web.Officials.Roles;

/// <summary>Who may put which event into the log; the same as on the pages.</summary>
internal static class MayDecide
{
    /// <summary>Why somebody may not; null when he may.</summary>
    internal static string? Refuses(Official who, RaceEvent e, Gateway gateway)
    {
        var policy = e switch
        {
            StewardRuled or EventCorrected or PenaltyOrdered or PenaltyServed or PenaltyWithdrawn => Allow.Steward,
            // Which kart or chassis races is scrutineers' work, and what a stop is declared to be the team's.
            StopDeclared or VehicleIdentified => Allow.RaceControl,
            CarPassed or IOfCar => Allow.Marshal,
            _ => Allow.RaceControl,
        };
        if (!Allow.Roles(policy).Contains(who.Role))
        {
            return $"{e.GetType().Name} is for {string.Join(" or ", Allow.Roles(policy).Select(Words<Role>.Write))}";
        }
        return who is { Role: Role.Marshal, Place: { } box } && BoxOf(e, gateway) != box ? $"only for box {box}" : null;
    }

    /// <summary>The box that a press is of; null for a passing.</summary>
    private static string? BoxOf(RaceEvent e, Gateway gateway) => e switch
    {
        IOfCar ofCar => gateway.Ask(intake => intake.Race()).Cars.FirstOrDefault(car => car.Car == ofCar.Car)
            ?.Entry?.Box,
        _ => null,
    };
}
