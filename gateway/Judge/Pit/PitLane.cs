using PitMarshal.Events;
using PitMarshal.Judge.RaceWide;
using PitMarshal.Judge.Times;

namespace PitMarshal.Judge.Pit;

/// <summary>
/// Makes stops and stints of one car's passings, taken in order of time. It decides what the pulses mean; whether
/// holes or doubts make that uncertain is for <see cref="Doubts"/>.
/// </summary>
public sealed partial class PitLane
{
    private readonly RaceSpan _race;
    private Stop? _current;
    private Stint? _stint;
    private bool _inBeforeStart;
    private bool _finished;

    /// <param name="race">When the race started and ended, as far as known.</param>
    /// <param name="takesPart">The car is listed: its first stint begins with the race, passing seen or not.</param>
    public PitLane(RaceSpan race, bool takesPart)
    {
        _race = race;
        if (takesPart && race.Started is { } start)
        {
            BeginFirst(start.At);
        }
    }

    public List<Stop> Stops { get; } = [];

    public List<Stint> Stints { get; } = [];

    /// <summary>Instants of all start-finish pulses of the car.</summary>
    public List<Instant> StartFinishes { get; } = [];

    /// <summary>Its start-finish passings: of pulses up to 15 s apart the first.</summary>
    public List<Mark> Laps { get; } = [];

    /// <summary>The first of the stops and stints that the last passing changed (1-based numbers; int.MaxValue: none).</summary>
    public (int Stop, int Stint) Touched { get; private set; }

    /// <summary>The next passing of the car; never earlier than the one before.</summary>
    public void Pass(Mark passing)
    {
        Touched = (int.MaxValue, int.MaxValue);
        var line = ((CarPassed)passing.Event).Line;
        if (_race.Started is { } start && passing.At < start.At)
        {
            _inBeforeStart = line == Line.PitIn || (_inBeforeStart && line != Line.PitOut);
            return;
        }

        if (Stints.Count == 0)
        {
            BeginFirst(passing.At);
        }

        switch (line)
        {
            case Line.PitIn when !_finished:
                PitIn(passing);
                break;
            case Line.PitOut when !_finished:
                PitOut(passing);
                break;
            case Line.StartFinish:
                StartFinish(passing);
                break;
        }
    }

    private void StartFinish(Mark passing)
    {
        StartFinishes.Add(passing.At);
        if (Laps is [.., var last] && passing.At.Since(last.At) <= Race.FurtherPulseMicros)
        {
            return;
        }

        Laps.Add(passing);
        if (_current is not { } stop || ++stop.StartFinishes < 2)
        {
            return;
        }

        Missed(stop, passing.At, "it passed start-finish twice since, so its pit-out was missed");
        _current = null;
    }

    private void Touch(int stop, int stint) =>
        Touched = (Math.Min(Touched.Stop, stop), Math.Min(Touched.Stint, stint));
}
