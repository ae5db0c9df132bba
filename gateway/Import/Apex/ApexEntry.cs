namespace PitMarshal.Import.Apex;

/// <summary>What an Apex export says of one entry. Names of people are not kept.</summary>
public sealed class ApexEntry(string id, Place place)
{
    /// <summary>Apex's own number of the entry.</summary>
    public string Id { get; } = id;

    /// <summary>Where it is first named.</summary>
    public Place Place { get; } = place;

    /// <summary>The car number; the entry's id when the export gives none.</summary>
    public string Car { get; set; } = id;

    public string? Class { get; set; }

    /// <summary>The name of the entry when it has several drivers; a single driver's would be a person's.</summary>
    public string? Team { get; set; }

    /// <summary>The drivers' ids.</summary>
    public List<string> Drivers { get; } = [];

    public SortedDictionary<long, ApexLap> Laps { get; } = [];

    public SortedDictionary<long, ApexPit> Pits { get; } = [];
}
