using PitMarshal.Events;
using PitMarshal.Judge.Pit.Stints;
using PitMarshal.Judge.Pit;
using PitMarshal.Judge.RaceWide;
using PitMarshal.Judge.Times;

namespace PitMarshal.Judge;

// What one event changes, and what has to be judged again for it.
public sealed partial class RaceJudge
{
    private void Take(RaceEvent e)
    {
        switch (e)
        {
            case CarPassed { Car: null, Transponder: null } unidentified:
                See(e);
                Shows(stop: false);
                _race.AddUnidentified(unidentified);
                // It may be the second pulse of a passing up to 15 s before.
                JudgeAround(e.At.Plus(-Race.FurtherPulseMicros), e.At);
                return;
            case CarPassed passed:
                See(e);
                TakePassing(passed);
                return;
            case IOfCar ofCar:
                See(e);
                TakeOfCar(ofCar.Car, new Mark(e));
                return;
            default:
                See(e);
                return;
        }
    }

    /// <summary>Lets the stations see an event, and judges again where that changes what they could not see.</summary>
    private void See(RaceEvent e)
    {
        if (_gathering)
        {
            _race.Stations.Gather(e);
            return;
        }

        var (from, to) = _race.Stations.Take(e);
        if (from < to)
        {
            JudgeAround(from, to);
        }
    }

    private void TakePassing(CarPassed passed)
    {
        var isStop = passed.Line is Line.PitIn or Line.PitOut;
        if (passed.Car is { } car)
        {
            Shows(isStop);
            TakeOfCar(car, new Mark(passed, NotYet(car, passed)));
            Explain(passed);
            return;
        }

        var claiming = _race.Entries.Claiming(passed.Transponder!, passed.At);
        var doubt = claiming.Count < 2 ? null
            : $"transponder {passed.Transponder} is listed for cars {string.Join(" and ", claiming)}";
        Shows(isStop && claiming.Count > 0);
        foreach (var claimant in claiming)
        {
            TakeOfCar(claimant, new Mark(passed, doubt ?? NotYet(claimant, passed)));
        }

        if (claiming.Count > 0)
        {
            Explain(passed);
        }
    }

    /// <summary>Why a passing may not be a car's: it was entered only later. Null when it was.</summary>
    private string? NotYet(string car, CarPassed passed) => _race.Entries.IsEnteredLater(car, passed.At)
        ? $"car {car} was entered only later, at {_race.Entries.EnteredAt(car)}"
        : null;

    /// <summary>What one passing shows may change what it means that other cars are seen nowhere.</summary>
    private void Shows(bool stop)
    {
        if (!_race.Shows(stop))
        {
            return;
        }

        foreach (var unseen in _cars.Values.Where(car => !car.Car.Passed))
        {
            JudgeAll(unseen);
        }
    }

    /// <summary>An identified passing may show that an unidentified one was only its second pulse.</summary>
    private void Explain(CarPassed passed)
    {
        if (_race.AddIdentified(passed))
        {
            // Until now it may have counted as the further pulse of a passing up to 15 s before.
            JudgeAround(passed.At.Plus(-Race.FurtherPulseMicros), passed.At.Plus(Race.FurtherPulseMicros));
        }
    }

    private void TakeOfCar(string number, Mark e)
    {
        var judged = CarOf(number);
        var car = judged.Car;
        var isNew = car.IsNews(e.Event);
        // A passing that changes a stop or stint makes that be judged again; most are laps, and change nothing.
        judged.Progress = e.Event is CarPassed ? judged.Progress : null;
        if (e.Event is DriverIdentified driver)
        {
            _race.Drivers.Add(driver);
            Array.ForEach([.. _race.Drivers.SharedWith(number).Where(_cars.ContainsKey)], other => JudgeAll(_cars[other]));
        }

        if (!car.Add(e) || isNew)
        {
            JudgeAll(judged);
            return;
        }

        switch (e.Event)
        {
            case CarPassed:
                var (stop, stint) = car.PitLane.Touched;
                // What the stop before was may be known only now.
                stop = EndsStop(car, e) ? Math.Min(stop, car.PitLane.Stops.Count - 1) : stop;
                // After the finish every further passing tells whether a car was still out.
                JudgeFrom(judged, stop, _race.Span.Finish is null ? stint : Math.Min(stint, car.PitLane.Stints.Count));
                break;
            case DriverIdentified:
                // At the very instant of the last pit-in it concerns what that ended, too.
                var back = car.LastPassed == e.At ? 1 : 0;
                JudgeFrom(judged, car.PitLane.Stops.Count - back, car.PitLane.Stints.Count - back);
                break;
            case StopDeclared:
                JudgeFrom(judged, car.PitLane.Stops.Count, int.MaxValue);
                break;
            default:
                JudgeFrom(judged, car.PitLane.Touched.Stop, car.PitLane.Touched.Stint);
                if (car.PitLane.Stops is [.., { Out: { } pitOut } last] && e.At <= pitOut.At)
                {
                    JudgeFrom(judged, last.Number, int.MaxValue);
                }

                break;
        }
    }

    /// <summary>The next pit-in, or before it the first start-finish passing: until then a stop can be declared, to it a lap is measured.</summary>
    private static bool EndsStop(Car car, Mark e) => ((CarPassed)e.Event).Line switch
    {
        Line.PitIn => true,
        Line.StartFinish => car.PitLane is { Stops: [.., { Out: { } pitOut }], Laps: [.., var lap] laps }
            && lap.At == e.At && (laps.Count < 2 || laps[^2].At < pitOut.At),
        _ => false,
    };
}
