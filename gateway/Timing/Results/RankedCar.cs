using PitMarshal.Events;
using PitMarshal.Timing.Classifications;
using PitMarshal.Timing.Laps;
using PitMarshal.Timing.Penalties;
using PitMarshal.Timing.Settings;

namespace PitMarshal.Timing.Results;

/// <summary>A car on its way into a result: what counts of its run, and what it is ranked by.</summary>
internal sealed class RankedCar
{
    public required string Car { get; init; }

    public string? Class { get; init; }

    /// <summary>Its passings; null: it has none.</summary>
    public CarRun? Run { get; init; }

    public Cut Cut { get; init; }

    public List<ResultPenalty> Penalties { get; init; } = [];

    public CarStatus Status { get; set; }

    /// <summary>It has, or may still get, a place in the order.</summary>
    public bool IsPlaced { get; set; }

    /// <summary>Laps less those of penalties.</summary>
    public long Laps { get; init; }

    /// <summary>From the start to the end of its last counted lap, µs.</summary>
    public long? Total { get; init; }

    /// <summary>
    /// What the order rests on besides laps, µs: the total, the best lap or the mean of some, and time penalties.
    /// </summary>
    public long? Time { get; init; }

    /// <summary>How uncertain that is, ± µs; and without the common start, which cancels between two cars.</summary>
    public double U { get; init; }
    public double OwnU { get; init; }

    /// <summary>How many of the asked best laps it has.</summary>
    public int BestLaps { get; init; }

    /// <summary>The best lap: how long, which, and when it ended.</summary>
    public (long Micros, int Number, Events.Instant End)? Best { get; init; }

    public List<string> Reasons { get; } = [];

    public Lap? LastLap => Cut.Laps > 0 ? Run!.Laps[Cut.Laps - 1] : null;

    public LapStep? LastStep => Cut.Steps > 0 ? Run!.Steps[Cut.Steps - 1] : null;

    public bool Has(ResultPenaltyKind kind) => Penalties.Exists(penalty => penalty.Kind == kind);

    /// <summary>
    /// The better one first; of equal ones, who was first; then by number, so that the order is always the same.
    /// </summary>
    public static int Compare(RankedCar a, RankedCar b, RankBy order)
    {
        var byMeasure = order.ByLaps ? b.Laps.CompareTo(a.Laps) : b.BestLaps.CompareTo(a.BestLaps);
        var byTime = byMeasure != 0 ? byMeasure : (a.Time ?? long.MaxValue).CompareTo(b.Time ?? long.MaxValue);
        var byEarlier = byTime != 0 ? byTime : Earlier(a, order).CompareTo(Earlier(b, order));
        return byEarlier != 0 ? byEarlier : CarNumbers.Compare(a.Car, b.Car);
    }

    /// <summary>What decides between equal ones: when the best lap was set, or when the car first passed.</summary>
    private static Events.Instant Earlier(RankedCar car, RankBy order) =>
        !order.ByLaps && car.Best is { } best ? best.End
        : car.Cut.Steps > 0 ? car.Run!.Steps[0].Passing.At : Events.Instant.Last;
}
