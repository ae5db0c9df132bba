using PitMarshal.Judge.Pit;
using PitMarshal.Judge.RaceWide;
using PitMarshal.Judge.Rules.Subjects;
using PitMarshal.Judge.Times;
using PitMarshal.Judge.Verdicts;

namespace PitMarshal.Judge;

// What rules ask of all cars of a class together.
public sealed partial class RaceJudge
{
    /// <summary>The verdicts on classes, by rule.</summary>
    private readonly Dictionary<(int Rule, string Class), RuleVerdicts> _ofClasses = [];

    private bool IsOfClasses => regulations.Rules.Any(rule => rule.Scope == Scope.Class);

    /// <summary>Judges again what rules ask of all cars of a class together, where one of them changed.</summary>
    private void JudgeClasses()
    {
        foreach (var carClass in IsOfClasses
            ? _changed.Select(car => ClassOf(car.Car)).OfType<string>().Distinct(ClassNames.Comparer).ToList()
            : [])
        {
            var cars = _cars.Values.Where(car => ClassNames.Comparer.Equals(ClassOf(car.Car), carClass))
                .OrderBy(car => car.Car.Number, StringComparer.Ordinal)
                .Select(SubjectOf).ToList();
            // Of a class that is written in several ways the first car says how.
            var name = ClassOf(cars[0].Car)!;
            cars = cars.ConvertAll(car => car with { Class = name });
            for (var i = 0; i < _rules.Count; i++)
            {
                if (_rules.Original(i).Scope == Scope.Class)
                {
                    JudgeClass(i, name, cars);
                }
            }
        }
    }

    private void JudgeClass(int index, string carClass, List<Subject> cars)
    {
        if (!_ofClasses.TryGetValue((index, carClass), out var verdicts))
        {
            _ofClasses.Add((index, carClass), verdicts = new RuleVerdicts(_verdicts));
        }

        verdicts.PutWhole(_rules.At(index, cars[0].JudgedAt).OnClass(cars) is { } verdict ? [verdict] : []);
    }

    private string? ClassOf(Car car) => _race.Entries.Of(car.Number, Spell.Forever)?.Class;
}
