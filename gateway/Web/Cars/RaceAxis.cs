using System.Globalization;
using PitMarshal.Events;
using PitMarshal.Judge.Progress;

namespace PitMarshal.Web.Cars;

/// <summary>
/// Where an instant stands in a chart of the whole race, in percent of its width. In steps of a thousandth, so that a
/// bar that runs is drawn anew only when its picture changes.
/// </summary>
internal sealed record RaceAxis(Instant From, long Micros)
{
    private const long Minute = 60_000_000, Hour = 60 * Minute;

    // The most marks that stay readable on a phone.
    private const int MostTicks = 8;

    private static readonly long[] s_steps = [Minute, 5 * Minute, 10 * Minute, 30 * Minute, Hour, 2 * Hour, 3 * Hour,
        6 * Hour, 12 * Hour, 24 * Hour];

    /// <summary>Null before the race has started.</summary>
    internal static RaceAxis? Of(RaceProgress race)
    {
        if (race is not { Started: { } start, Latest: { } latest })
        {
            return null;
        }
        var reached = Math.Max(latest.Since(start), Minute);
        return new RaceAxis(start, race.Finished is null
            ? Math.Max(race.LengthMicros ?? 0, reached)
            : Math.Max(race.Finished.Value.Since(start), Minute));
    }

    /// <summary>The place of an instant, such as <c>12.3%</c>; before the start 0, after the end all.</summary>
    internal string At(Instant at) => Percent(Share(at));

    /// <summary>The width from an instant to another; a sliver is never nothing.</summary>
    internal string Width(Instant from, Instant to) => Percent(Math.Max(Share(to) - Share(from), 0.001m));

    /// <summary>The marks of the axis: time of the race and place.</summary>
    internal IEnumerable<(string Text, string At)> Ticks()
    {
        var step = s_steps.FirstOrDefault(step => Micros / step < MostTicks, Micros / MostTicks);
        for (var at = step; at < Micros; at += step)
        {
            yield return (step < Hour ? $"{at / Minute} min" : $"{at / Hour} h", At(From.Plus(at)));
        }
    }

    private decimal Share(Instant at) => Math.Round(Math.Clamp(at.Since(From) / (decimal)Micros, 0, 1), 3);

    private static string Percent(decimal share) => (share * 100).ToString("0.#", CultureInfo.InvariantCulture) + "%";
}
