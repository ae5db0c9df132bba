using System.Text.RegularExpressions;
using PitMarshal.Events;
using PitMarshal.Judge;
using PitMarshal.Judge.RaceWide;
using PitMarshal.Judge.Rules.Reading;
using PitMarshal.Judge.Times;
using PitMarshal.Timing.Penalties;

namespace PitMarshal.Ingest.Decisions.Checks;

/// <summary>A penalty that stewards order, and what becomes of it.</summary>
internal static partial class PenaltyCheck
{
    internal static Refusal? Of(PenaltyOrdered ordered, RaceJudge judge) =>
        TextCheck.Needed("id", ordered.Id, TextCheck.NameMost)
        ?? (Find(ordered.Id, judge) is not null ? new Refusal("id", $"there is already a penalty {ordered.Id}") : null)
        ?? (judge.Race.Entries.Of(ordered.Car, Spell.Forever) is null
            ? new Refusal("car", $"car {ordered.Car} is not entered") : null)
        ?? TextCheck.Needed("penalty", ordered.Penalty, TextCheck.NameMost)
        ?? OfPenalty(ordered)
        ?? (ordered.Verdict is { } verdict && judge.Find(verdict) is null
            ? new Refusal("verdict", $"there is no verdict {verdict}") : null)
        ?? TextCheck.Reason(ordered.Reason)
        ?? (ordered.ServeWithin is { } within && !Laps().IsMatch(within) && !WrittenDuration.TryParse(within, out _)
            ? new Refusal("serveWithin", "must be laps, such as 3 laps, or a duration, such as 10 min") : null);

    internal static Refusal? OfServed(string id, RaceJudge judge) => Find(id, judge) is null
        ? new Refusal("id", $"there is no penalty {id}")
        : Standing<PenaltyWithdrawn>(judge).Any(withdrawn => withdrawn.Id == id)
        ? new Refusal("id", $"penalty {id} was withdrawn")
        : Standing<PenaltyServed>(judge).Any(served => served.Id == id)
        ? new Refusal("id", $"penalty {id} was served already")
        : null;

    private static Refusal? OfPenalty(PenaltyOrdered ordered)
    {
        var result = ResultPenalty.Of(ordered, out var problem);
        return result is null && problem is not null && OrderedPenalty.Of(ordered) is null
            ? new Refusal("penalty", "must be drive-through, stop-go 10 s, hold 60 s, next-stop 5 s, time 30 s, "
                + "laps 2, warning, reprimand, last-in-class or disqualification")
            : null;
    }

    private static PenaltyOrdered? Find(string id, RaceJudge judge) =>
        judge.Log.OfType<PenaltyOrdered>().FirstOrDefault(ordered => ordered.Id == id);

    /// <summary>Those that no correction withdrew.</summary>
    private static IEnumerable<T> Standing<T>(RaceJudge judge) where T : RaceEvent =>
        Enumerable.Range(1, judge.Log.Count).Where(number => judge.Log[number - 1] is T)
            .Select(number => judge.Corrected(number)).OfType<T>();

    [GeneratedRegex("^[1-9][0-9]{0,2} laps?$")]
    private static partial Regex Laps();
}
