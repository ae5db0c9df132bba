using PitMarshal.Judge.Rules.Common;
using PitMarshal.Judge.Rules.Penalties;
using PitMarshal.Judge.Rules.Subjects;
using PitMarshal.Judge.Verdicts;

namespace PitMarshal.Judge;

// What is judged again.
public sealed partial class RaceJudge
{
    /// <summary>The verdicts on each car, by rule.</summary>
    private readonly Dictionary<string, RuleVerdicts[]> _ofCars = [];

    private void JudgeChanged()
    {
        foreach (var car in _changed)
        {
            Judge(car);
        }

        JudgeClasses();
        _changed.Clear();
    }

    /// <summary>Judges the stops and stints of a car that may have changed, and its whole race.</summary>
    private void Judge(JudgedCar car)
    {
        var from = car.ChangedFrom!.Value;
        var goesRound = car.Car.OnlyGoesRound && from == car.Car.LastPassed;
        var settled = car.StandsSince == from
            ? car.Car.PitLane.Stops.Count - 1
            : car.Car.PitLane.SettledBefore(_race, from, goesRound);
        (car.ChangedFrom, car.StandsSince, car.HoldsUntil) = (null, null, s_always);
        car.Forget(settled);
        if (_race.Entries.LeavesOut(car.Car.Number))
        {
            return;
        }

        var (ofRules, subject) = (VerdictsOf(car.Car.Number), SubjectOf(car));
        for (var i = 0; i < ofRules.Length; i++)
        {
            if (!goesRound || !RestsOnStopsOnly(_rules.Original(i), car, settled))
            {
                Judge(i, ofRules[i], subject, settled);
            }
        }

        Escalate(ofRules);
        car.Driving.Changed.Clear();
        if (goesRound)
        {
            car.HoldsUntil = HowLongTheyHold(car, ofRules, settled);
        }
    }

    /// <summary>What a rule asks of a car rests on stops alone, and all of them are settled.</summary>
    private static bool RestsOnStopsOnly(Rule rule, JudgedCar car, int settled) =>
        settled == car.Car.PitLane.Stops.Count && (rule.Head.SelectsStops || rule.Scope == Scope.Stop);

    /// <summary>After all was worked out anew: cars and classes that are no more have no verdicts either.</summary>
    private void ForgetVerdictsOfOthers()
    {
        foreach (var gone in _ofCars.Keys.Where(car => !_cars.ContainsKey(car) || _race.Entries.LeavesOut(car))
            .ToList())
        {
            Array.ForEach(_ofCars[gone], verdicts => verdicts.Clear());
            _ofCars.Remove(gone);
        }

        foreach (var verdicts in _ofClasses.Values)
        {
            verdicts.Clear();
        }
    }

    private Subject SubjectOf(JudgedCar car) =>
        new(_race, car.Car, car.Driving, regulations.Id) { InForce = _rules.At };

    /// <summary>What a car is proposed for an infringement may depend on all that it infringed before.</summary>
    private void Escalate(RuleVerdicts[] ofRules)
    {
        if (!regulations.Escalates)
        {
            return;
        }

        var infringements = ofRules.SelectMany(verdicts => verdicts.Ids).Select(_verdicts.Of)
            .Where(verdict => verdict.Outcome == Outcome.Infringement).ToList();
        infringements.Sort(VerdictBook.Compare);
        var texts =
            PenaltyRecord.Texts(
                infringements.Select(v => new Infringement(v.Rule, OfDriver(v) ? v.Driver : null, v.Proposal)),
                    regulations.Ledger);
        for (var i = 0; i < texts.Count; i++)
        {
            _verdicts.Put(infringements[i] with { Penalty = texts[i] });
        }
    }

    private bool OfDriver(Verdict verdict) =>
        regulations.Rules.First(rule => rule.Name == verdict.Rule).Scope is Scope.Drive or Scope.Rest or Scope.Driver;

    /// <summary>Judges again what one rule asks of a car.</summary>
    private void Judge(int index, RuleVerdicts verdicts, Subject car, int settled)
    {
        verdicts.Truncate(_rules.Original(index).Count(car));
        foreach (var (number, verdict) in OnNumbered(index, verdicts, car, settled))
        {
            verdicts.Put(number, verdict);
        }

        if (_rules.Original(index).IsOfWholeRace)
        {
            verdicts.PutWhole(OnWhole(index, car, settled));
        }
    }

    /// <summary>The verdicts of a rule on the stops, stints, drives or rests of a car that may have changed.</summary>
    private IEnumerable<(
        int Number, Verdict? Verdict)> OnNumbered(int index, RuleVerdicts verdicts, Subject car, int settled)
    {
        var rule = _rules.Original(index);
        var count = rule.Count(car);
        for (var n = count == 0 ? 1 : rule.FirstBeyond(car, settled); n <= count; n++)
        {
            var subject = rule.Nth(car, n);
            yield return (n, _rules.At(index, subject.JudgedAt).On(subject, verdicts.After(n - 1)));
        }
    }

    /// <summary>
    /// The verdicts of a rule on the whole race of a car or of its drivers; on a driver of whom nothing changed, that
    /// which stands.
    /// </summary>
    private List<Verdict> OnWhole(int index, Subject car, int settled)
    {
        var verdicts = new List<Verdict>();
        var rule = _rules.Original(index);
        foreach (var subject in car.Car.TakesPart ? rule.Whole(car) : [])
        {
            var isSettled = settled > 0 && subject.DriverId is { } driver && !rule.Head.When.AsksOfFinish
                && !car.Driving.IsChanged(car.Race, driver);
            var standing = isSettled ? _verdicts.Find(subject.Id(rule.Name)) : null;
            if ((standing ?? _rules.At(index, subject.JudgedAt).On(subject, default)) is { } verdict)
            {
                verdicts.Add(verdict);
            }
        }

        return verdicts;
    }

    private RuleVerdicts[] VerdictsOf(string car)
    {
        if (!_ofCars.TryGetValue(car, out var ofRules))
        {
            ofRules = new RuleVerdicts[_rules.Count];
            for (var i = 0; i < ofRules.Length; i++)
            {
                ofRules[i] = new RuleVerdicts(_verdicts);
            }

            _ofCars.Add(car, ofRules);
        }

        return ofRules;
    }
}
