using PitMarshal.Judge.Pit;
using PitMarshal.Judge.Rules.Subjects;
using PitMarshal.Judge.Times;
using PitMarshal.Judge.Verdicts;

namespace PitMarshal.Judge;

// What rules ask of all cars of a class together.
public sealed partial class RaceJudge
{
    /// <summary>The dockets of classes, by rule.</summary>
    private readonly Dictionary<(int Rule, string Class), RuleVerdicts> _ofClasses = [];

    /// <summary>Judges again what rules ask of all cars of this car's class together.</summary>
    private void JudgeClass(Subject car)
    {
        for (var i = 0; i < _rules.Count; i++)
        {
            if (_rules.Original(i).Scope != Scope.Class || ClassOf(car.Car) is not { } carClass)
            {
                continue;
            }

            var cars = _cars.Values.Where(other => ClassOf(other.Car) == carClass)
                .OrderBy(other => other.Car.Number, StringComparer.Ordinal)
                .Select(other => SubjectOf(other) with { Class = carClass }).ToList();
            if (!_ofClasses.TryGetValue((i, carClass), out var docket))
            {
                _ofClasses.Add((i, carClass), docket = new RuleVerdicts(_verdicts));
            }

            docket.PutWhole(_rules.At(i, cars[0].JudgedAt).OnClass(cars) is { } verdict ? [verdict] : []);
        }
    }

    private string? ClassOf(Car car) => _race.Entries.Of(car.Number, Spell.Forever)?.Class;
}
