using PitMarshal.Events;

namespace PitMarshal.Tests.Judge.Truth;

/// <summary>
/// How the passings of a race are sensed: by detectors whose hidden delay and scatter stay within what they state, and
/// by marshals whose presses are held up on their way. It draws from a source of its own, so that what a seed made
/// before stays what it was.
/// </summary>
internal sealed class TrueSensing
{
    private const double MostDelay = 0.07, MostScatter = 0.01, MostHeldUp = 12;

    private readonly Random _random;
    private readonly Dictionary<string, double> _delays = [];
    private readonly bool _areAlike, _isStated;

    public TrueSensing(Random random)
    {
        _random = random;
        (_areAlike, _isStated) = (random.Next(2) == 0, random.Next(4) > 0);
        var alike = Within(MostDelay);
        foreach (var line in new[] { Line.PitIn, Line.PitOut, Line.StartFinish })
        {
            _delays[line] = _areAlike ? alike : Within(MostDelay);
        }
    }

    /// <summary>Some stops are as near to the minimum as the detectors tell; null: as long as any.</summary>
    public double? Near(double minimum) => _random.Next(3) == 0 ? minimum + Within(4 * MostDelay) : null;

    public bool IsPressed() => _random.Next(3) == 0;

    public bool RetiresInLane() => _random.Next(12) == 0;

    public CarPassed Seen(string car, string line, double at, out double stamped)
    {
        if (!_isStated)
        {
            stamped = at + (Within(1) / 1000);
            return new CarPassed(car, null, line) { UMs = 1.001 };
        }

        stamped = at + _delays[line] + Within(MostScatter);
        return new CarPassed(car, null, line)
        {
            UMs = ((MostDelay + MostScatter) * 1000) + 0.001,
            SensorUMs = (MostDelay + MostScatter) * 1000,
            DelayUMs = MostDelay * 1000,
            Detector = _areAlike ? "pd-a" : line,
        };
    }

    /// <summary>What a marshal saw, as uncertain as the way of the press was long, and a second for the hand.</summary>
    public CarPassed Pressed(string car, string line, double at, out double stamped)
    {
        var (drawn, came) = (at - (_random.NextDouble() * 20), at + (_random.NextDouble() * MostHeldUp));
        var knowsFinger = _random.Next(2) == 0;
        stamped = knowsFinger ? at + Within(1) : came;
        return new CarPassed(car, null, line)
        {
            UMs = knowsFinger ? 1000.001 : ((came - drawn) * 1000) + 0.001,
            Source = $"manual/{line}/{_random.Next(1_000_000)}",
        };
    }

    private double Within(double most) => ((_random.NextDouble() * 2) - 1) * most;
}
