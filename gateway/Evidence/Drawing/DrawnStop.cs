using PitMarshal.Events;
using PitMarshal.Judge.Pit;
using PitMarshal.Judge.Progress;
using PitMarshal.Judge.Progress.Cars;
using PitMarshal.Judge.Rules;
using PitMarshal.Judge.Verdicts;

namespace PitMarshal.Evidence.Drawing;

/// <summary>What a drawing of a stop shows.</summary>
/// <param name="Car">Its number.</param>
/// <param name="Stop">What was seen of it.</param>
/// <param name="Verdicts">Those on this stop; of durations the limit is drawn.</param>
/// <param name="Flags">All flags of the race; those within the stop are drawn.</param>
/// <param name="Until">How far a stop in progress is known.</param>
/// <param name="Regulations">Those that judge: they say what a verdict measured.</param>
public sealed record DrawnStop(
    string Car, StopProgress Stop, IReadOnlyList<Verdict> Verdicts, IReadOnlyList<FlagSpell> Flags, Instant Until,
    RaceRegulations Regulations)
{
    /// <summary>
    /// A limit that lies this many times farther than everything else would squeeze it: it is named, not drawn.
    /// </summary>
    private const int FartherMost = 3;

    private const long LeastMicros = 1_000_000;

    internal IReadOnlyList<DrawnLimit> Limits =>
        [.. Verdicts.Select(verdict => DrawnLimit.Of(
            verdict, Regulations.Rules.FirstOrDefault(rule => rule.Name == verdict.Rule))).OfType<DrawnLimit>()];

    /// <summary>0 of the time axis: the pit-in; where none was seen, the first thing known.</summary>
    internal Instant Origin => Stop.In?.At ?? Known().DefaultIfEmpty(Until).Min();

    /// <summary>The end of what is known of it.</summary>
    internal Instant End => Stop.Out?.At ?? (Stop.InPitLane ? Until : Known().DefaultIfEmpty(Until).Max());

    /// <summary>The axis that holds all of it, with some room at both ends.</summary>
    internal TimeScale Scale(double left, double right)
    {
        var known = Known().Append(Origin).Append(End).ToList();
        long from = known.Min().Since(Origin), to = Math.Max(known.Max().Since(Origin), from + LeastMicros);
        var farthest = from + ((to - from) * FartherMost);
        foreach (var limit in Limits)
        {
            if (limit.At is { } at && at.Since(Origin) <= farthest)
            {
                to = Math.Max(to, at.Since(Origin) + (long)limit.UMicros);
                from = Math.Min(from, limit.From.Since(Origin));
            }
        }
        var room = (to - from) / 25;
        return new TimeScale(Origin, from - room, to + room, left, right);
    }

    /// <summary>A spell from its begin to its end, which is the stop's where it has none of its own.</summary>
    internal (Instant From, Instant To) Ends(StateSpell spell) => (spell.From?.At ?? Origin, spell.To?.At ?? End);

    private IEnumerable<Instant> Known()
    {
        Moment?[] moments =
        [
            Stop.In, Stop.Out, .. Stop.Drivers.Select(driver => driver.At),
            .. Stop.States.SelectMany(row => row.Spells).SelectMany(spell => new[] { spell.From, spell.To }),
        ];
        return moments.OfType<Moment>().Select(moment => moment.At);
    }
}
