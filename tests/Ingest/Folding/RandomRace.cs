using PitMarshal.Broker;
using PitMarshal.Events;
using PitMarshal.Ingest.Messages;
using PitMarshal.Tests.Support.Gateways;
using static PitMarshal.Tests.Support.Gateways.World;

namespace PitMarshal.Tests.Ingest.Folding;

/// <summary>
/// A gateway that goes through anything in random order: stations, people, time that passes, and restarts.
/// </summary>
internal sealed class RandomRace : IDisposable
{
    internal static readonly Venue Home = new("home",
    [
        new VenueStation("entry", "pit-entry",
        [
            new StationInput("in1", "loop", Point: "pit-in"), new StationInput("serial", "tag", Point: "pit-in"),
        ]),
        new VenueStation("exit", "pit-exit", [new StationInput("serial", "tag", Point: "pit-out", Form: "p3")]),
        new VenueStation("box-1", "box", [new StationInput("in1", "car", Box: "1")]),
    ], new BrokerListener());

    private readonly Random _random;
    private readonly List<RandomStation> _stations;
    private long _entered;
    private bool _started;

    internal RandomRace(int seed)
    {
        _random = new Random(seed);
        World = new World(Home, "{ rule: short, kind: min-duration, of: pit-lane-time, value: 30s }");
        _stations =
        [
            new(World, _random, "entry", (n, us) => _random.Next(3) == 0 ? Loop(n, us) : Tag(n, us, Transponder())),
            new(World, _random, "exit", (n, us) => Tag(n, us, Transponder(), "pit-out")),
            new(World, _random, "box-1", (n, us) => Car(n, us, n % 2 == 0)),
        ];
    }

    internal World World { get; }

    /// <summary>One thing that happens, and a commit.</summary>
    internal void Step()
    {
        switch (_random.Next(20))
        {
            case 0: World.Restart(); break;
            case < 4: Decide(); break;
            case < 6: Enter(); break;
            case < 9: World.Pass(_random.NextDouble() * (_random.Next(6) == 0 ? 70 : 4)); break;
            case 9: World.Put("entry", IncomingKind.Observations, "nonsense"); break;
            default: _stations[_random.Next(_stations.Count)].Act(); break;
        }
        World.Pass(_random.NextDouble() / 10);
    }

    public void Dispose() => World.Dispose();

    private static string Loop(long n, long us) =>
        $$"""{"n":{{n}},"us":{{us}},"pm":50,"k":"loop","p":"pit-in","on":{{(n % 2 == 0 ? "true" : "false")}}}""";

    private string Transponder() => _random.Next(8) == 0 ? "" : $"{1001 + _random.Next(3)}";

    private void Decide()
    {
        var car = $"{1 + _random.Next(3)}";
        // Some of it is refused, as what people decide at random would be.
        World.Attempt(_random.Next(6) switch
        {
            0 when !_started => Start(),
            1 => new CarPassed(car, null, _random.Next(2) == 0 ? "pit-in" : "pit-out"),
            2 => new SensorDoubted("exit", null, "hit by a car"),
            3 => new SensorTrusted("exit", null, "looked at"),
            4 => new FlagShown(Flag.Yellow),
            _ => new EntryListed(car, Box: $"{1 + _random.Next(2)}", Transponders: [$"100{car}"]),
        });
    }

    private RaceStarted Start()
    {
        _started = true;
        World.Decide(new RaceScheduled("r", null, 3_600_000));
        return new RaceStarted();
    }

    private void Enter()
    {
        var at = World.Now.Plus(-_random.NextInt64(20_000_000));
        var what = _random.Next(4) switch
        {
            0 => """ "event":"EventCorrected","by":"Ana","reason":"misread","source":"entry/en1/2","withdrawn":true""",
            1 => """ "event":"CarPassed","car":"2","line":"pit-in" """,
            2 => """ "event":"EntryListed","car":"3","box":"1","transponders":["1003"] """,
            _ => """ "event":"DriverIdentified","car":"2","driver":"d2" """,
        };
        World.Put("race-control", IncomingKind.Observations,
            $$"""{"boot":"rc1","obs":[{"n":{{++_entered}},"at":"{{at}}",{{what}}}]}""");
    }
}
