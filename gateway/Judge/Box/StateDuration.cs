using PitMarshal.Events;
using PitMarshal.Judge.Pit;
using PitMarshal.Judge.RaceWide;
using PitMarshal.Judge.Times;

namespace PitMarshal.Judge.Box;

/// <summary>How long some states held at once within a stop.</summary>
internal static class StateDuration
{
    /// <summary>All spells of the stop together; none is 0.</summary>
    public static Measured Total(Race race, Car car, Stop stop, params CarState[] asked) =>
        Of(race, car, stop, asked, held => held.So, asked.Names());

    /// <summary>
    /// The longest spell; where there were several, the truth may be as long as all together, for the regulations do
    /// not say which counts. Not known when there was none.
    /// </summary>
    public static Measured Longest(Race race, Car car, Stop stop, CarState asked, string what) =>
        Of(race, car, stop, [asked], held => Spell.Longest(held.So) is { } longest ? [longest] : null, what);

    private static Measured Of(
        Race race, Car car, Stop stop, CarState[] asked, Func<StatePeriods, List<Spell>?> counts, string what)
    {
        var lane = PitLaneTime.Of(race, stop).Value;
        if (StopStates.Of(race, car, lane) is not { } states)
        {
            return new Measured { From = lane.From, Open = lane.Open, Unsound = lane.Unsound, Note = lane.Note };
        }

        var held = states.All(asked);
        var parts = counts(held);
        var more = parts is null ? 0 : Spell.Total(held.Perhaps) - Spell.Total(parts.ConvertAll(p => p.Widened()));
        var why = states.WhyBlind(asked)
            ?? (parts?.Count < held.So.Count
                ? $"more than one {what} in this stop"
                : $"a beginning or end of {what} was not seen in this stop");
        var nothing = parts is null ? $"no {what} was seen in this stop" : parts.Count == 0 && more > 0 ? why : null;
        var changes = states.Changes(asked);
        return new Measured
        {
            From = parts is [var first, ..] ? changes.FindMark(first.From) ?? lane.From : lane.From,
            To = nothing is not null ? null : parts is [.., var last] ? changes.FindMark(last.To) ?? lane.To : lane.To,
            Parts = nothing is null ? parts : null,
            Unsound = (nothing is null ? null : states.WhySilent(asked) ?? states.WhyInferred(asked) ?? nothing)
                ?? states.WhyLate(),
            LostBefore = more > 0 ? new LostPulse(more, why) : null,
            Note = lane.Note,
            Evidence = [lane.From!.Value.Event, lane.To!.Value.Event, .. lane.Evidence, .. changes],
        };
    }

    private static Mark? FindMark(this List<RaceEvent> events, Instant at) =>
        events.Find(e => e.At == at) is { } e ? new Mark(e) : null;
}
