using PitMarshal.Events;
using PitMarshal.Tests.Support.Races;

namespace PitMarshal.Tests.Judge.Truth;

/// <summary>
/// A race whose truth is known: where each car really was, and who drove it. Its log is made as stations would make it;
/// faults are put into the log, never into the truth.
/// </summary>
internal sealed class TrueRace
{
    private readonly Random _random;
    private readonly double _chance;

    /// <param name="random">Of what happens, and of what goes wrong.</param>
    /// <param name="chance">That something goes wrong.</param>
    /// <param name="sensing">How it is sensed; null: within a few ms, by stations alone.</param>
    public TrueRace(Random random, double chance, TrueSensing? sensing = null)
    {
        (_random, _chance, Sensing) = (random, chance, sensing);
        Length = 7200 + random.Next(3600);
        Lap = 60 + random.Next(80);
        Laps = random.Next(4) > 0;
        Log.Add(-60, new RaceScheduled("r", null, Length * 1000L)).Add(0, new RaceStarted());
        for (var i = 0; i < 4; i++)
        {
            Cars.Add(new TrueCar(this, random, $"{7 + i}"));
        }

        var leader = Cars.Where(car => car.Finish > 0).Select(car => car.Finish).DefaultIfEmpty(Length + Lap).Min();
        Flag = Laps ? Math.Max(Length, leader - 0.5) : Length;
        Cars.ForEach(car => car.Tell());
        Log.Add(Flag, new FlagShown(Events.Flag.Chequered)).Add(Flag + 60 + random.Next(900), new RaceEnded());
        foreach (var car in Cars.Where(car => car.RetiredAt > 0 && random.Next(2) == 0))
        {
            Log.Add(car.RetiredAt + random.Next(120), new CarRetired(car.Number));
        }
    }

    public Story Log { get; } = new();

    public List<TrueCar> Cars { get; } = [];

    public TrueSensing? Sensing { get; }

    /// <summary>Scheduled length, s.</summary>
    public int Length { get; }

    /// <summary>A lap without a stop, s.</summary>
    public double Lap { get; }

    /// <summary>There is a loop at start-finish.</summary>
    public bool Laps { get; }

    public double Flag { get; }

    /// <summary>So many faults were put in.</summary>
    public int Faults { get; private set; }

    /// <summary>Whether the next thing goes wrong.</summary>
    public bool Fails(double times = 1)
    {
        var fails = _random.NextDouble() < _chance * times;
        Faults += fails ? 1 : 0;
        return fails;
    }
}
