using PitMarshal.Events;
using PitMarshal.Store;

namespace PitMarshal.Evidence.Packets;

/// <summary>
/// All that a packet rests on. Whatever else it holds follows from this, and a check makes it anew and compares.
/// </summary>
public sealed record PacketSource
{
    /// <summary>When it was made, by the clock of the machine that made it.</summary>
    public required Instant Made { get; init; }

    /// <summary>Which program made it, with its version.</summary>
    public required string Program { get; init; }

    public required string Car { get; init; }

    /// <summary>Number of the stop, from 1.</summary>
    public required int Stop { get; init; }

    /// <summary>All events of the log are here, because those chosen did not give the recorded verdicts.</summary>
    public required bool Whole { get; init; }

    /// <summary>The regulations that judge, as written: UTF-8.</summary>
    public required byte[] Regulations { get; init; }

    /// <summary>Position of the log's last entry at export.</summary>
    public required long EndPosition { get; init; }

    /// <summary>Its hash, 32 bytes.</summary>
    public required byte[] EndHash { get; init; }

    /// <summary>
    /// In order of their positions: events to judge, observations they were made of, clock samples,
    /// the choice of regulations.
    /// </summary>
    public required IReadOnlyList<ChainedEntry> Entries { get; init; }
}
