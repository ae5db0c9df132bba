using PitMarshal.Events;
using PitMarshal.Judge.Reasons;
using PitMarshal.Judge.Rules.Reading;
using PitMarshal.Judge.Rules.Subjects;
using PitMarshal.Judge.Sensing;
using PitMarshal.Judge.Times;

namespace PitMarshal.Judge.Rules.Conditions;

/// <summary>
/// <c>flag</c>, <c>notFlag</c>: the flag in force at the pit-in of a stop, at the end of a stint or drive, or for a
/// whole race at its finish. With <c>sticky: start-finish</c> a neutralisation goes on for a car until it passes
/// start-finish itself under green.
/// </summary>
internal sealed class UnderFlag(IReadOnlyList<Flag> wanted, IReadOnlyList<Flag> unwanted, bool sticky) : Condition
{
    internal enum Sticky { StartFinish }

    public override string Key => wanted.Count > 0 ? "flag" : "notFlag";

    public override bool OfStop => true;

    public override bool Fits(Scope scope) => true;

    public static UnderFlag? Read(FieldReader when)
    {
        var (wanted, unwanted) = (when.WordListOrNull<Flag>("flag"), when.WordListOrNull<Flag>("notFlag"));
        var sticky = when.WordOrNull<Sticky>("sticky");
        return wanted is not null
            || unwanted is not null ? new UnderFlag(wanted ?? [], unwanted ?? [], sticky is not null)
            : sticky is null ? null
            : throw when.Bad("sticky", "is said of flag or notFlag, and neither is there");
    }

    public override TruthValue Holds(Subject subject)
    {
        if (subject.Edge is not { } edge)
        {
            return TruthValue.Unknown("when the flag would count was not seen");
        }

        TruthValue? all = null;
        foreach (var shown in subject.Race.Track.Flags.Possible(edge.At, edge.U))
        {
            var one = sticky && shown == Flag.Green ? Counting(subject, edge) : Counts(shown);
            all = all is null || all == one ? one
                : TruthValue.Unknown("the flag changed within the uncertainty of the instant at which it counts");
        }

        return all!.Value;
    }

    public override string Explain(string edge)
    {
        var flags = wanted.Count > 0 ? $"under {Named(wanted)}" : $"unless under {Named(unwanted)}";
        return $"{flags} at {edge}"
            + (sticky ? ", which lasts for a car until it passes start-finish itself under green" : "");
    }

    private static string Named(IReadOnlyList<Flag> flags) =>
        ReasonText.Either([.. flags.Select(f => Words<Flag>.Write(f).Replace('-', ' '))]);

    private TruthValue Counts(Flag shown) =>
        TruthValue.Of((wanted.Count == 0 || wanted.Contains(shown)) && !unwanted.Contains(shown));

    /// <summary>
    /// Under green: the neutralisation before it still counts until the car's own start-finish passing.
    /// </summary>
    private TruthValue Counting(Subject subject, Mark edge)
    {
        var (flags, laps) = (subject.Race.Track.Flags, subject.Car.PitLane.Laps);
        if (flags.Since(edge.At) is not { } green || laps.Exists(l => l.At >= green && l.At <= edge.At))
        {
            return Counts(Flag.Green);
        }

        var (before, now) = (Counts(flags.At(green.Plus(-1))), Counts(Flag.Green));
        if (before == now)
        {
            return now;
        }

        var blind = subject.Race.BlindFor(Line.StartFinish, green, edge.At);
        return laps.Count > 0 && blind is null ? before
            : TruthValue.Unknown(
                $"whether the car passed start-finish under green was not "
                    + $"seen{(blind is null ? "" : $" ({blind.Reason})")}");
    }
}
