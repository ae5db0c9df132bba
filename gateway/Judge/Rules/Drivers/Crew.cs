using PitMarshal.Events;
using PitMarshal.Judge.Pit;
using PitMarshal.Judge.Reasons;
using PitMarshal.Judge.Rules.Subjects;
using PitMarshal.Judge.Sensing;
using PitMarshal.Judge.Times;

namespace PitMarshal.Judge.Rules.Drivers;

/// <summary>The drivers who drove a car so far.</summary>
/// <param name="Names">Those who certainly did, by their ids, in the order in which they first drove.</param>
/// <param name="Unknown">Why there may be more, or null.</param>
/// <param name="Evidence">What identified them, as verdicts name it.</param>
/// <param name="Last">When the last of them was identified, or null.</param>
public sealed record Crew(List<string> Names, string? Unknown, List<string> Evidence, Instant? Last)
{
    /// <summary><c>1 driver</c>, <c>3 drivers</c>.</summary>
    public string Count => ReasonText.Count(Names.Count, "driver");

    public static Crew Of(Subject subject)
    {
        var (names, seen) = (new List<string>(), new List<DriverIdentified>());
        var unknown = Doubts.NeverSeen(subject.Race, subject.Car);
        foreach (var stint in unknown is null ? subject.Car.PitLane.Stints : [])
        {
            var (from, to) =
                (stint.From?.At ?? stint.After, stint.To?.At ?? stint.Before ?? subject.Race.Span.Finish
                    ?? Spell.Forever);
            var identified = subject.Car.During(from.Plus(1), to.Plus(-1)).OfType<DriverIdentified>().ToList();
            if (subject.Car.DriverAt(from) is { } before)
            {
                identified.Insert(0, before);
            }

            foreach (var e in identified)
            {
                unknown ??= Doubts.OfMark(subject.Race, new Mark(e));
            }

            identified.RemoveAll(e => Doubts.OfMark(subject.Race, new Mark(e)) is not null);
            seen.AddRange(identified);
            names.AddRange(identified.Select(e => e.Driver));
            if (identified.Count == 0 && subject.DriverAt(from) is { } only && subject.Car.DriverAt(from) is null)
            {
                names.Add(only);
            }

            unknown ??= WhyUnknown(subject, stint, from, to);
        }

        return new Crew(
            [.. names.Distinct()],
            unknown ?? (names.Count == 0 ? "nobody was identified" : null),
            [.. seen.Distinct().Select(Mark.Name).Distinct()],
            seen is [.., var last] ? last.At : null);
    }

    /// <summary>
    /// Why another driver may have driven in a stint, or null: nobody was identified, or the box was blind in the stop
    /// before it.
    /// </summary>
    private static string? WhyUnknown(Subject subject, Stint stint, Instant from, Instant to)
    {
        var blind = subject.Car.BoxBlinds(subject.Race, from, InputKind.Badge)
            .First(stint.Left?.In?.At ?? stint.After, to);
        return subject.DriverAt(from) is null ? $"the driver of stint {stint.Number} is not identified"
            : blind is not null ? $"a driver may not have been identified ({blind.Reason})"
            : null;
    }
}
