using PitMarshal.Timing.Standings.Points;

namespace PitMarshal.Timing.Standings.Scoring;

/// <summary>An entrant's season so far: what counts of it, and what decides against an equal one.</summary>
internal sealed class Tally
{
    private readonly List<ScoredPlace> _scored;
    private readonly HashSet<ScoredPlace> _counted;

    public Tally(
        string entrant, string? name, string? group, List<ScoredPlace> scored, PointsRules rules,
        IReadOnlyList<SeasonResult> season)
    {
        (Entrant, Name, Group, _scored, Season) = (entrant, name, group, scored, season);
        _counted = Counted(rules, season);
        Points = _counted.Sum(place => place.Points);
    }

    public string Entrant { get; }

    public string? Name { get; }

    public string? Group { get; }

    public decimal Points { get; }

    public IReadOnlyList<SeasonResult> Season { get; }

    public decimal Total => _scored.Sum(place => place.Points);

    public IReadOnlyList<ScoredCar> Results =>
    [
        .. _scored.Select(place => new ScoredCar(
            place.Of.Meeting, place.Of.Result.Session, place.Of.Result.Result, place.Car, place.Position,
            place.Points, _counted.Contains(place), string.Join("; ", place.Reasons))),
    ];

    /// <summary>Of how many results the points do not count.</summary>
    public int Dropped => _scored.Select(place => place.Of).Distinct().Count()
        - _counted.Select(place => place.Of).Distinct().Count();

    public int Places(int position) => _scored.Count(place => place.Position == position);

    public int Worst => _scored.Max(place => place.Position) ?? 0;

    /// <summary>In one result; none is behind all.</summary>
    public int PlaceIn(SeasonResult result) =>
        _scored.Where(place => place.Of == result).Min(place => place.Position) ?? int.MaxValue;

    /// <summary>
    /// A result in which an entrant had no car is one of the lowest, so that who stays away drops that first.
    /// </summary>
    private HashSet<ScoredPlace> Counted(PointsRules rules, IReadOnlyList<SeasonResult> season)
    {
        var results = season.Select(result => _scored.Where(place => place.Of == result)
                .OrderByDescending(place => place.Points).ThenBy(place => place.Position ?? int.MaxValue)
                .Take(result.Points.Cars ?? int.MaxValue).ToArray())
            .Select((places, i) => (Result: season[i], Places: places, Points: places.Sum(place => place.Points)))
            .ToList();
        var may = results.Where(result => !result.Result.MustCount).OrderByDescending(result => result.Points).ToList();
        var keep = Math.Min(rules.Best - (results.Count - may.Count) ?? may.Count, may.Count - rules.Drop);
        return [.. results.Where(result => result.Result.MustCount).Concat(may.Take(Math.Max(0, keep)))
            .SelectMany(result => result.Places)];
    }
}
