using PitMarshal.Events;
using PitMarshal.Judge.Driving;
using PitMarshal.Judge.Forecasts;
using PitMarshal.Judge.Rules.Subjects;
using PitMarshal.Judge.Sensing;
using PitMarshal.Judge.Times;
using PitMarshal.Judge.Verdicts;

namespace PitMarshal.Judge;

// What the rules still ask of a stop in progress.
public sealed partial class RaceJudge
{
    /// <summary>So long after what was seen last a car leaves at the earliest (1 ms), µs.</summary>
    private const long Apart = 1_000;

    /// <summary>
    /// Judged as the stop will be when the car leaves it then, by the same rules: what is met here is compliant then.
    /// </summary>
    private Leaving? Leaving(JudgedCar car)
    {
        if (_race.Span.Finish is not null || InProgress(car) is not { Stop: { In: { } pitIn } stop } now)
        {
            return null;
        }

        var at = EarliestLeaving(now, pitIn);
        var copy = car.Car.With(Leaves(now, stop.Number, at));
        // Else it will be a passage, such as a penalty served, of which the rules of stops ask nothing.
        return copy.PitLane.Stops is [.., { Out: not null } left] && left.In?.At == pitIn.At
            ? new(at, Requirements(now with { Car = copy, Driving = new DriveTimes(copy), Stop = left }))
            : null;
    }

    /// <param name="left">The stop, as if it were over.</param>
    private List<StopRequirement> Requirements(Subject left)
    {
        var requirements = new List<StopRequirement>();
        for (var i = 0; i < _rules.Count; i++)
        {
            var rule = _rules.At(i, left.JudgedAt);
            if (rule.MetBy(left) is { } met)
            {
                var isOver = rule.IsOfWhatWasDone
                    || _verdicts.Find(left.Id(rule.Name)) is { Outcome: Outcome.Infringement, Open: false };
                requirements.Add(new(rule.Name, rule.Article, rule.Requires, met.Answer switch
                {
                    true => RequirementState.Met,
                    null => RequirementState.Undecided,
                    false => isOver ? RequirementState.Infringed : RequirementState.NotYet,
                }, met.Answer == true ? null : met.Why));
            }
        }

        return requirements;
    }

    /// <summary>The latest of what the rules forecast as the earliest, and certainly after what is known.</summary>
    private Instant EarliestLeaving(Subject stop, Mark pitIn)
    {
        var at = pitIn.At;
        RaceEvent?[] known = [stop.Car.Latest, _race.Track.Latest];
        foreach (var e in known.OfType<RaceEvent>())
        {
            Later(e.At.Plus((long)Math.Ceiling((e.UMs * 1000) + pitIn.U) + Apart));
        }

        for (var i = 0; i < _rules.Count; i++)
        {
            foreach (var forecast in _rules.At(i, stop.JudgedAt).ForecastsOn(stop))
            {
                Later(forecast.What is ForecastOf.LatestPitOut or ForecastOf.LatestOut ? null : forecast.At);
            }
        }

        return at;

        void Later(Instant? other) => at = other > at ? other.Value : at;
    }

    /// <summary>What is seen of a car that leaves, as certain as its pit-in.</summary>
    private static List<RaceEvent> Leaves(Subject stop, int number, Instant at)
    {
        var source = $"leaving/{stop.Car.Number}/{number}";
        var passes = new CarPassed(stop.Car.Number, null, Line.PitOut)
        {
            At = at,
            UMs = stop.Stop!.In!.Value.Event.UMs,
            Source = source,
        };
        return stop.Car.Signal(Fact.Standing).IsSoNow
            ? [new CarMoved(stop.Car.Number) { At = at.Plus(-1), Source = source }, passes]
            : [passes];
    }
}
