using PitMarshal.Events;
using PitMarshal.Judge.Progress.Cars;

namespace PitMarshal.Web.Lane;

/// <summary>How long a car has stood in its stop so far.</summary>
internal static class StationarySoFar
{
    /// <summary>± ms of its least certain end.</summary>
    internal static double UMs(StateRow standing) =>
        standing.Spells.Select(spell => Math.Max(spell.From?.UMs ?? 0, spell.To?.UMs ?? 0)).DefaultIfEmpty().Max();

    /// <summary>µs.</summary>
    internal static long Micros(StateRow standing, Instant now) =>
        standing.Spells.Sum(spell => spell.From is { } from ? (spell.To?.At ?? now).Since(from.At) : 0);
}
