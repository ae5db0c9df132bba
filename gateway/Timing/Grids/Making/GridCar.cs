using PitMarshal.Timing.Penalties;

namespace PitMarshal.Timing.Grids.Making;

/// <summary>A car on its way to its place on the grid.</summary>
internal sealed class GridCar(string car, string? carClass)
{
    public string Car { get; } = car;

    public string? Class { get; } = carClass;

    public string? From { get; private set; }

    public int? FromPosition { get; private set; }

    public long? Time { get; private set; }

    public List<ResultPenalty> Penalties { get; } = [];

    public List<string> Reasons { get; } = [];

    /// <summary>It goes behind all others of its group.</summary>
    public bool IsLast { get; private set; }

    public void Place(string from, int position, long? time, string reason)
    {
        (From, FromPosition, Time) = (from, position, time);
        Reasons.Add(reason);
    }

    public void PutLast(string reason)
    {
        IsLast = true;
        Reasons.Add(reason);
    }
}
