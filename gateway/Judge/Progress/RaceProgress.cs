using PitMarshal.Events;
using PitMarshal.Judge.Progress.Cars;

namespace PitMarshal.Judge.Progress;

/// <summary>The race as far as the log goes: a value of the judge, not of a clock.</summary>
public sealed record RaceProgress
{
    /// <summary>The race's short name; null before it is scheduled.</summary>
    public string? Race { get; init; }

    public string? Title { get; init; }

    /// <summary>Scheduled length, µs.</summary>
    public long? LengthMicros { get; init; }

    public required RacePhase Phase { get; init; }

    /// <summary>The latest event of the log; null of an empty one.</summary>
    public Instant? Latest { get; init; }

    public Instant? Started { get; init; }

    /// <summary>The chequered flag or the end, whichever came first; null before the start.</summary>
    public Instant? Finished { get; init; }

    /// <summary>The flag shown now; green from the start on, null before it.</summary>
    public Flag? Flag { get; init; }

    public bool IsEntryOpen { get; init; } = true;

    public bool IsExitOpen { get; init; } = true;

    /// <summary>
    /// All flags from the start on, in order. The chequered one is among them; a red flag may be there without a
    /// suspension, and the other way round.
    /// </summary>
    public IReadOnlyList<FlagSpell> Flags { get; init; } = [];

    /// <summary>When the race was suspended, in order.</summary>
    public IReadOnlyList<Suspension> Suspensions { get; init; } = [];

    /// <summary>In the order of their numbers (7 before 12; what is no number last).</summary>
    public IReadOnlyList<CarProgress> Cars { get; init; } = [];

    /// <summary>The stewards' rulings by the verdict they are about, each list in order of the log.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<StewardRuled>> Rulings { get; init; } =
        new Dictionary<string, IReadOnlyList<StewardRuled>>();
}
