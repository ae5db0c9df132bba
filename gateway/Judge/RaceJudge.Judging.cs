using PitMarshal.Judge.Pit;
using PitMarshal.Events;
using PitMarshal.Judge.RaceWide;
using PitMarshal.Judge.Rules.Common;
using PitMarshal.Judge.Rules.Penalties;
using PitMarshal.Judge.Rules.Subjects;
using PitMarshal.Judge.Times;
using PitMarshal.Judge.Verdicts;

namespace PitMarshal.Judge;

// Which stops, stints and cars are judged again.
public sealed partial class RaceJudge
{
    /// <summary>The dockets of a car, one a rule.</summary>
    private readonly Dictionary<string, RuleVerdicts[]> _dockets = [];

    /// <summary>Events are only being gathered; nothing is judged until all are in.</summary>
    private bool _gathering;

    private void JudgeEverything()
    {
        foreach (var gone in _dockets.Keys.Where(car => !_cars.ContainsKey(car) || _race.Entries.LeavesOut(car)).ToList())
        {
            Array.ForEach(_dockets[gone], docket => docket.Clear());
            _dockets.Remove(gone);
        }

        foreach (var docket in _ofClasses.Values)
        {
            docket.Clear();
        }

        foreach (var car in _cars.Values)
        {
            JudgeAll(car);
        }
    }

    private void JudgeAll(JudgedCar car) => JudgeFrom(car, 1, 1, whole: true);

    /// <summary>Judges the stops and stints from these numbers on, and with them the car's whole race.</summary>
    private void JudgeFrom(JudgedCar car, int stop, int stint, bool whole = false)
    {
        var (stops, stints) = (car.Car.PitLane.Stops, car.Car.PitLane.Stints);
        if (_gathering || (!whole && stop > stops.Count && stint > stints.Count))
        {
            return;
        }

        car.Progress = null;
        (stop, stint) = (Math.Max(stop, 1), Math.Max(stint, 1));
        while (stint > 1 && stint <= stints.Count && stints[stint - 1].Left is { } left && Doubts.MayBeNone(_race, left))
        {
            // Over a visit that may be none a stint reaches back, and what it is now may change what the one before can be.
            (stop, stint) = (Math.Min(stop, left.Number), stint - 1);
        }

        for (var i = stop; i <= stops.Count; i++)
        {
            stops[i - 1].Time = null;
        }

        for (var i = stint; i <= stints.Count; i++)
        {
            stints[i - 1].Forget();
        }

        car.Driving.Forget(stop, stint);
        if (_race.Entries.LeavesOut(car.Car.Number))
        {
            return;
        }

        var dockets = DocketsOf(car.Car.Number);
        var subject = SubjectOf(car);
        for (var i = 0; i < dockets.Length; i++)
        {
            Judge(i, dockets[i], subject, stop, stint);
        }

        Escalate(dockets);
        JudgeClass(subject);
    }

    private Subject SubjectOf(JudgedCar car) => new(_race, car.Car, car.Driving, regulations.Id) { InForce = _rules };

    /// <summary>What a car is proposed for an infringement may depend on all that it infringed before.</summary>
    private void Escalate(RuleVerdicts[] dockets)
    {
        if (!regulations.Escalates)
        {
            return;
        }

        var infringements = dockets.SelectMany(docket => docket.Ids).Select(_verdicts.Of)
            .Where(verdict => verdict.Outcome == Outcome.Infringement).ToList();
        infringements.Sort(VerdictBook.Compare);
        var texts = PenaltyRecord.Texts(infringements.Select(v => new Infringement(v.Rule, OfDriver(v) ? v.Driver : null, v.Proposal)), regulations.Ledger);
        for (var i = 0; i < texts.Count; i++)
        {
            _verdicts.Put(infringements[i] with { Penalty = texts[i] });
        }
    }

    private bool OfDriver(Verdict verdict) =>
        regulations.Rules.First(rule => rule.Name == verdict.Rule).Scope is Scope.Drive or Scope.Rest or Scope.Driver;

    /// <summary>Judges again what one rule asks of a car.</summary>
    private void Judge(int index, RuleVerdicts docket, Subject car, int stop, int stint)
    {
        var rule = _rules.Original(index);
        var count = rule.Count(car);
        docket.Truncate(count);
        for (var n = Math.Max(1, rule.First(car, stop, stint)); n <= count; n++)
        {
            var subject = rule.Nth(car, n);
            docket.Put(n, _rules.At(index, subject.JudgedAt).On(subject, docket.After(n - 1)));
        }

        if (rule.Scope < Scope.Car)
        {
            return;
        }

        var verdicts = new List<Verdict>();
        foreach (var subject in car.Car.TakesPart ? rule.Whole(car) : [])
        {
            if (_rules.At(index, subject.JudgedAt).On(subject, default) is { } verdict)
            {
                verdicts.Add(verdict);
            }
        }

        docket.PutWhole(verdicts);
    }

    /// <summary>Judges again whatever may depend on what could be seen between two instants.</summary>
    private void JudgeAround(Instant from, Instant to)
    {
        if (_gathering)
        {
            return;
        }

        // A pulse may be the second of one that was lost so long before.
        to = to.Micros > long.MaxValue - Race.FurtherPulseMicros ? to : to.Plus(Race.FurtherPulseMicros);
        foreach (var car in _cars.Values)
        {
            // The stop before, too, for its out-lap; and later ones: what a blind interval left on at a box may still be taken for on.
            var (stops, stints) = (car.Car.PitLane.Stops, car.Car.PitLane.Stints);
            var stop = stops.FindIndex(s => (s.Before ?? Spell.Forever) >= from);
            var stint = stints.FindIndex(s => s.After <= to && (s.Before ?? Spell.Forever) >= from);
            JudgeFrom(car, stop >= 0 ? stop : stops.Count, stint >= 0 ? stint + 1 : int.MaxValue, whole: true);
        }
    }

    private RuleVerdicts[] DocketsOf(string car)
    {
        if (!_dockets.TryGetValue(car, out var dockets))
        {
            dockets = new RuleVerdicts[_rules.Count];
            for (var i = 0; i < dockets.Length; i++)
            {
                dockets[i] = new RuleVerdicts(_verdicts);
            }

            _dockets.Add(car, dockets);
        }

        return dockets;
    }
}
