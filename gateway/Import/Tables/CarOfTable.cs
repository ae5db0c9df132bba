using PitMarshal.Events;

namespace PitMarshal.Import.Tables;

/// <summary>What the rows of a table said of one car so far.</summary>
internal sealed class CarOfTable(string car)
{
    private readonly List<string> _drivers = [];

    public string Car { get; } = car;

    /// <summary>Rows so far.</summary>
    public long Stops { get; set; }

    /// <summary>The number that the table gave its last stop.</summary>
    public long Number { get; set; }

    public Instant? Last { get; set; }

    /// <summary>Who has it.</summary>
    public string? Driver { get; set; }

    /// <summary>One driver seen is no proof that the car has one.</summary>
    public IReadOnlyList<ListedDriver>? Listed => _drivers.Count < 2 ? null
        : [.. _drivers.Select((_, i) => new ListedDriver($"{Car}-{i + 1}"))];

    /// <summary>Drivers are numbered within the car as they come.</summary>
    public string IdOf(string driver)
    {
        var i = _drivers.IndexOf(driver);
        if (i < 0)
        {
            _drivers.Add(driver);
            i = _drivers.Count - 1;
        }

        return $"{Car}-{i + 1}";
    }
}
