using PitMarshal.Judge.Rules;
using PitMarshal.Log;

namespace PitMarshal.Judge;

// Which stops, stints and cars are judged again.
public sealed partial class RaceJudge
{
    /// <summary>How many stops and stints of a car have verdicts.</summary>
    private readonly Dictionary<string, (int Stops, int Stints)> _judged = [];

    /// <summary>Events are only being gathered; nothing is judged until all are in.</summary>
    private bool _gathering;

    private void JudgeEverything()
    {
        foreach (var gone in _judged.Keys.Where(car => !_cars.ContainsKey(car)).ToList())
        {
            RemoveBeyond(gone, 0, 0);
            RemoveCar(gone);
            _judged.Remove(gone);
        }

        foreach (var car in _cars.Values)
        {
            JudgeAll(car);
        }
    }

    private void JudgeAll(Car car)
    {
        if (_gathering)
        {
            return;
        }

        RemoveBeyond(car.Number, car.PitLane.Stops.Count, car.PitLane.Stints.Count);
        JudgeFrom(car, 1, 1);
        JudgeCar(car);
    }

    /// <summary>Judges the stops and stints from these numbers on, and with them the car's whole race.</summary>
    private void JudgeFrom(Car car, int stop, int stint)
    {
        var (stops, stints) = (car.PitLane.Stops, car.PitLane.Stints);
        if (_gathering || (stop > stops.Count && stint > stints.Count))
        {
            return;
        }

        for (var i = Math.Max(stop, 1); i <= stops.Count; i++)
        {
            Judge(car, stops[i - 1], null);
        }

        for (var i = Math.Max(stint, 1); i <= stints.Count; i++)
        {
            Judge(car, null, stints[i - 1]);
        }

        JudgeCar(car);
        _judged[car.Number] = (stops.Count, stints.Count);
    }

    /// <summary>Judges again whatever may depend on what could be seen between two instants.</summary>
    private void JudgeAround(Instant from, Instant to)
    {
        if (_gathering)
        {
            return;
        }

        // A pulse may be the second of one that was lost so long before.
        to = to.Micros > long.MaxValue - PitLane.PhantomMicros ? to : to.Plus(PitLane.PhantomMicros);
        foreach (var car in _cars.Values)
        {
            foreach (var stop in car.PitLane.Stops)
            {
                // Later stops too: what a blind interval left on at a box may still be taken for on.
                if ((stop.Before ?? Blind.Forever) >= from)
                {
                    Judge(car, stop, null);
                }
            }

            foreach (var stint in car.PitLane.Stints)
            {
                if (stint.After <= to && (stint.Before ?? Blind.Forever) >= from)
                {
                    Judge(car, null, stint);
                }
            }

            JudgeCar(car);
        }
    }

    private void JudgeCar(Car car)
    {
        if (car.TakesPart)
        {
            Judge(car, null, null);
            _judged.TryAdd(car.Number, (0, 0));
        }
        else
        {
            RemoveCar(car.Number);
        }
    }

    private void Judge(Car car, Stop? stop, Stint? stint)
    {
        var scope = stop is not null ? Scope.Stop : stint is not null ? Scope.Stint : Scope.Car;
        var subject = new Subject(_race, car, stop, stint, regulations.Id);
        for (var i = 0; i < _race.Rules.Count; i++)
        {
            if (_race.Rules.ScopeOf(i) != scope)
            {
                continue;
            }

            var rule = _race.Rules.At(i, subject.JudgedAt);
            if (rule.On(subject) is { } verdict)
            {
                _verdicts.Put(verdict);
            }
            else
            {
                _verdicts.Remove(Subject.IdOf(rule.Name, car.Number, stop?.Number, stint?.Number));
            }
        }
    }

    /// <summary>Removes the verdicts on stops and stints that are no more.</summary>
    private void RemoveBeyond(string car, int stops, int stints)
    {
        var (oldStops, oldStints) = _judged.GetValueOrDefault(car);
        foreach (var rule in regulations.Rules)
        {
            for (var i = stops + 1; i <= oldStops; i++)
            {
                _verdicts.Remove(Subject.IdOf(rule.Name, car, i, null));
            }

            for (var i = stints + 1; i <= oldStints; i++)
            {
                _verdicts.Remove(Subject.IdOf(rule.Name, car, null, i));
            }
        }

        if (_judged.ContainsKey(car))
        {
            _judged[car] = (Math.Min(stops, oldStops), Math.Min(stints, oldStints));
        }
    }

    private void RemoveCar(string car)
    {
        foreach (var rule in regulations.Rules)
        {
            _verdicts.Remove(Subject.IdOf(rule.Name, car, null, null));
        }
    }
}
