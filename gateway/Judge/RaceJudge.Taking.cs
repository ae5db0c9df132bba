using PitMarshal.Events;
using PitMarshal.Judge.Pit;
using PitMarshal.Judge.Times;

namespace PitMarshal.Judge;

// What one event tells of cars, and from when on that changes what is known of them.
public sealed partial class RaceJudge
{
    private static readonly Instant s_always = new(long.MinValue);

    private readonly List<JudgedCar> _changed = [];

    private void Take(RaceEvent e)
    {
        switch (e)
        {
            case CarPassed { Car: null, Transponder: null } unidentified:
                Shows(stop: false);
                _race.AddUnidentified(unidentified);
                // It may be any car's.
                ChangeAll(e.At);
                break;
            case CarPassed passed:
                TakePassing(passed);
                break;
            case IOfCar ofCar:
                TakeOfCar(ofCar.Car, new Mark(e));
                break;
        }
    }

    private void TakePassing(CarPassed passed)
    {
        var isStop = passed.Line is Line.PitIn or Line.PitOut;
        var cars = passed.Car is { } named ? [named] : _race.Entries.Claiming(passed.Transponder!, passed.At);
        var doubt = cars.Count < 2
            ? null
            : $"transponder {passed.Transponder} is listed for cars {string.Join(" and ", cars)}";
        Shows(isStop && cars.Count > 0);
        foreach (var car in cars)
        {
            TakeOfCar(car, new Mark(passed, doubt ?? NotYet(car, passed)));
        }

        if (cars.Count > 0 && _race.AddIdentified(passed))
        {
            // A passing that nobody identified was only its second pulse, and no longer may be another car's.
            ChangeAll(passed.At);
        }
    }

    /// <summary>Why a passing may not be a car's: it was entered only later. Null when it was.</summary>
    private string? NotYet(string car, CarPassed passed) => _race.Entries.IsEnteredLater(car, passed.At)
        ? $"car {car} was entered only later, at {_race.Entries.EnteredAt(car)}"
        : null;

    /// <summary>What one passing shows may change what it means that other cars are seen nowhere.</summary>
    private void Shows(bool stop)
    {
        if (_race.Shows(stop))
        {
            ChangeAll(s_always);
        }
    }

    private void TakeOfCar(string number, Mark e)
    {
        var car = CarOf(number);
        car.Progress = null;
        if (e.Event is DriverIdentified driver)
        {
            _race.Drivers.Add(driver);
            foreach (var other in _race.Drivers.SharedWith(number))
            {
                if (_cars.TryGetValue(other, out var sharing))
                {
                    Change(sharing, e.At);
                }
            }
        }

        var from = car.Car.Add(e);
        if (!car.Car.OnlyGoesRound || e.At > car.HoldsUntil)
        {
            var isFirst = car.ChangedFrom is null;
            Change(car, from);
            car.StandsSince = isFirst && car.Car.OnlyStands ? from : null;
        }
    }

    /// <summary>
    /// The race as a whole, a station or a passing that may be any car's tells something new of an instant and of what
    /// follows.
    /// </summary>
    private void ChangeAll(Instant from)
    {
        foreach (var car in _cars.Values)
        {
            Change(car, from);
        }
    }

    private void Change(JudgedCar car, Instant from)
    {
        if (car.ChangedFrom is null)
        {
            _changed.Add(car);
        }

        car.ChangedFrom = car.ChangedFrom < from ? car.ChangedFrom : from;
    }
}
