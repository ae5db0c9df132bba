using PitMarshal.Events;
using PitMarshal.Judge.Progress;
using PitMarshal.Judge.Sensing;
using PitMarshal.Judge.Verdicts;

namespace PitMarshal.Ingest.Views;

/// <summary>What people are shown of a station.</summary>
/// <param name="Config">True: it applied the configuration that the venue file gives it; null: it did not say.</param>
/// <param name="UpTo">Everything of the running boot up to this number is durable.</param>
/// <param name="ClockUMs">How far off its clock can be now, ± ms; null while nothing is known.</param>
/// <param name="Rejected">What could not be used, by reason.</param>
/// <param name="Health">Its latest health as it came.</param>
public sealed record StationView(
    string Station,
    string Role,
    bool Online,
    string? Boot,
    string? Firmware,
    bool? Config,
    string? LastHeard,
    long UpTo,
    int Holes,
    double? ClockUMs,
    IReadOnlyDictionary<string, long> Rejected,
    System.Text.Json.JsonElement? Health)
{
    /// <summary>The points whose passings it sees.</summary>
    public IReadOnlyList<string> Points { get; init; } = [];

    /// <summary>The boxes it watches.</summary>
    public IReadOnlyList<string> Boxes { get; init; } = [];

    /// <summary>What is wired to it, in the order of the venue file.</summary>
    public IReadOnlyList<InputView> Inputs { get; init; } = [];

    /// <summary>The latest faults it told, of its inputs and of itself, at most 16, the newest last.</summary>
    public IReadOnlyList<ToldFault> ToldFaults { get; init; } = [];

    /// <summary>Since when it is online, as far as this gateway runs; null while it is not.</summary>
    public Instant? OnlineSince { get; init; }

    /// <summary>
    /// Since when nothing is known of it: the beginning of its gap; null while it is heard and has sent all it saw.
    /// </summary>
    public Instant? GapSince { get; init; }

    /// <summary>The observations of the running boot that are missing.</summary>
    public IReadOnlyList<HoleView> OpenHoles { get; init; } = [];

    /// <summary>Its clock; null before the first exchange of the running boot.</summary>
    public ClockView? Clock { get; init; }

    /// <summary>The figures of its latest health; null before any.</summary>
    public HealthFigures? Figures { get; init; }

    /// <summary>When that health came.</summary>
    public Instant? HealthAt { get; init; }

    /// <summary>
    /// Every interval of the race in which it, or something of it, is not to be relied on, in order of its beginning.
    /// </summary>
    public IReadOnlyList<StationBlind> Blinds { get; init; } = [];

    /// <summary>
    /// The verdicts that are undecided because of this station (of one point or box of it, where one is named), in
    /// their order. Only those
    /// that say so: see <see cref="StationBlind.MakesUndecided"/>.
    /// </summary>
    public IReadOnlyList<Verdict> UndecidedBecauseOfIt(
        IEnumerable<Verdict> verdicts, string? point = null, string? box = null)
    {
        var concerned = Blinds.Where(blind =>
            (point is null || blind.ConcernsPoint(point)) && (box is null || blind.ConcernsBox(box))).ToList();
        return concerned.Count == 0 ? []
            : [.. verdicts.Where(verdict => concerned.Exists(blind => blind.MakesUndecided(verdict)))];
    }
}
