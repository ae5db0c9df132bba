using PitMarshal.Events;
using PitMarshal.Judge.Verdicts;

namespace PitMarshal.Judge;

// How long verdicts hold while a car only goes round. Most events of a race are such passings.
public sealed partial class RaceJudge
{
    /// <summary>
    /// All that a passing of a car that goes round tells is that its stint lasts at least so long. Nothing that is
    /// certain becomes less by that: what is judged the same now and at an instant ahead is judged the same at each
    /// between. Where it is not, the next passing asks less far ahead.
    /// </summary>
    private Instant HowLongTheyHold(JudgedCar car, RuleVerdicts[] ofRules, int settled)
    {
        var ahead = car.Car.LastPassed!.Value.Plus(car.AheadMicros);
        var hold = !IsOfClasses && Hold(car, ofRules, settled, ahead);
        car.AheadMicros = hold
            ? Math.Min(JudgedCar.MostAheadMicros, 4 * car.AheadMicros)
            : Math.Max(JudgedCar.LeastAheadMicros, car.AheadMicros / 2);
        return hold ? ahead : s_always;
    }

    /// <summary>Whether every verdict on a car would be the same if it were last seen at an instant ahead.</summary>
    private bool Hold(JudgedCar car, RuleVerdicts[] ofRules, int settled, Instant ahead)
    {
        var now = car.Car.LastPassed;
        car.Car.LastPassed = ahead;
        car.Forget(settled);
        var (subject, hold) = (SubjectOf(car), true);
        for (var i = 0; i < ofRules.Length && hold; i++)
        {
            hold = OnNumbered(i, ofRules[i], subject, settled)
                .All(judged => ofRules[i].Has(judged.Number, judged.Verdict))
                && (!_rules.Original(i).IsOfWholeRace || ofRules[i].HasWhole(OnWhole(i, subject, settled)));
        }

        car.Car.LastPassed = now;
        car.Forget(settled);
        return hold;
    }
}
