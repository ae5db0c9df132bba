using PitMarshal.Events;
using PitMarshal.Judge.Times;

namespace PitMarshal.Judge.Pit;

/// <summary>A car on the track, from pit-out (or race start) to the next pit-in (or race end).</summary>
public sealed class Stint(int number, Instant after)
{
    /// <summary>From 1, in order of time.</summary>
    public int Number { get; } = number;

    /// <summary>The pit-out or race start, or null when it was not seen.</summary>
    public Mark? From { get; set; }

    /// <summary>The pit-in, or null when it was not seen or the stint runs.</summary>
    public Mark? To { get; set; }

    /// <summary>The stop it follows, null for the first.</summary>
    public Stop? Left { get; init; }

    /// <summary>The stop it ends with, when it does.</summary>
    public Stop? Entered { get; set; }

    /// <summary>The stint ended although no pit-in was seen.</summary>
    public bool InMissed { get; set; }

    /// <summary>It began no earlier than this.</summary>
    public Instant After { get; } = after;

    /// <summary>It ended no later than this; null while it runs.</summary>
    public Instant? Before { get; set; }

    /// <summary>Its length as last worked out, by what ends it at the finish; null: to be worked out anew.</summary>
    public Measured?[] Times { get; } = new Measured?[Enum.GetValues<Until>().Length];

    public bool Running => Before is null;

    /// <summary>Its length is to be worked out anew.</summary>
    public void Forget() => Array.Clear(Times);
}
