using PitMarshal.Events;
using PitMarshal.Judge.Verdicts;

namespace PitMarshal.Judge;

// How long verdicts hold while a car only goes round. Most events of a race are such passings.
public sealed partial class RaceJudge
{
    /// <summary>So far ahead of a passing (4 h) it is asked, and so exactly (1 min) it is found, µs.</summary>
    private const long MostAheadMicros = 14_400_000_000, LeastAheadMicros = 60_000_000;

    /// <summary>
    /// All that a passing of a car that goes round tells is that its stint lasts at least so long. Nothing that is
    /// certain becomes less by that: what a rule says the same now and at an instant ahead it says the same at each
    /// between. Where it does not, halving finds until when it does.
    /// </summary>
    private Instant HowLongTheyHold(JudgedCar car, RuleVerdicts[] ofRules, int settled)
    {
        var seen = car.Car.LastPassed!.Value;
        var until = IsOfClasses ? seen : seen.Plus(MostAheadMicros);
        See(car, until, settled);
        for (var i = 0; i < ofRules.Length && until > seen; i++)
        {
            if (!Holds(i, ofRules[i], car, settled))
            {
                until = EndOfHolding(i, ofRules[i], car, settled, (seen, until));
                See(car, until, settled);
            }
        }

        See(car, seen, settled);
        return until;
    }

    /// <summary>The last instant, of some between two, at which a rule says what it says at the first.</summary>
    private Instant EndOfHolding(
        int index, RuleVerdicts verdicts, JudgedCar car, int settled, (Instant Holds, Instant Changes) between)
    {
        var (holds, changes) = between;
        while (changes.Since(holds) > LeastAheadMicros)
        {
            var middle = holds.Plus(changes.Since(holds) / 2);
            See(car, middle, settled);
            (holds, changes) = Holds(index, verdicts, car, settled) ? (middle, changes) : (holds, middle);
        }

        return holds;
    }

    /// <summary>As if the car had last been seen at an instant.</summary>
    private static void See(JudgedCar car, Instant at, int settled)
    {
        car.Car.LastPassed = at;
        car.Forget(settled);
    }

    /// <summary>Whether a rule says of a car what stands.</summary>
    private bool Holds(int index, RuleVerdicts verdicts, JudgedCar car, int settled)
    {
        var (rule, subject) = (_rules.Original(index), SubjectOf(car));
        if (RestsOnStopsOnly(rule, car, settled))
        {
            return true;
        }

        foreach (var (number, verdict) in OnNumbered(index, verdicts, subject, settled))
        {
            if (!verdicts.Has(number, verdict))
            {
                return false;
            }
        }

        return !rule.IsOfWholeRace || verdicts.HasWhole(OnWhole(index, subject, settled));
    }
}
