using PitMarshal.Events;
using PitMarshal.Judge.Forecasts;
using PitMarshal.Judge.Rules.Subjects;
using PitMarshal.Judge.Times;

namespace PitMarshal.Judge;

// What the rules will ask of stops and stints in progress.
public sealed partial class RaceJudge
{
    /// <summary>
    /// The forecasts on every stop and stint in progress, in order of time (those without last), car, rule. None when
    /// the race is over, and none that lies after its scheduled finish or where no calendar reaches.
    /// </summary>
    public IReadOnlyList<Forecast> Forecasts()
    {
        var forecasts = new List<Forecast>();
        foreach (var car in _race.Span.Finish is null ? _cars.Values.ToList() : [])
        {
            if (InProgress(car) is not { } subject)
            {
                continue;
            }

            for (var i = 0; i < _rules.Count; i++)
            {
                forecasts.AddRange(_rules.At(i, subject.JudgedAt).ForecastsOn(subject)
                    .Where(forecast => !IsAfterFinish(forecast)));
            }
        }

        return [.. forecasts.OrderBy(f => f.At ?? Spell.Forever).ThenBy(f => f.Car, StringComparer.Ordinal)
            .ThenBy(f => f.Rule, StringComparer.Ordinal)];
    }

    private Subject? InProgress(JudgedCar car)
    {
        if (car.Car.Duties.RetiredAt is { } retired && !(car.Car.LastPassed > retired.At)
            || _race.Entries.LeavesOut(car.Car.Number))
        {
            return null;
        }

        var subject = SubjectOf(car);
        return car.Car.PitLane switch
        {
            { Stops: [.., { InPitLane: true } stop] } => subject with { Stop = stop },
            { Stints: [.., { Running: true } stint] } => subject with { Stint = stint },
            _ => null,
        };
    }

    private bool IsAfterFinish(Forecast forecast) => forecast.At > Instant.Last
        || forecast is { What: ForecastOf.LatestOut, At: { } at }
            && _race.Span is { Started: { } start, LengthMicros: { } length }
        && at.Since(start.At) > length;
}
