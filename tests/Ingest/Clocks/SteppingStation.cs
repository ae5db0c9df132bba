namespace PitMarshal.Tests.Ingest.Clocks;

/// <summary>
/// A board whose clock may step or wrap, and which may start anew with another id or with the one that it had.
/// </summary>
internal sealed class SteppingStation
{
    // Long enough ago that no step sets its clock below zero.
    private const long LongAgoUs = 200_000_000_000, WrapUs = 1L << 32;

    private long _bootedUs = LongAgoUs;
    private int _boots = 1;
    private bool _wraps;

    internal string Boot { get; private set; } = "b1";

    internal long N { get; set; }

    internal long SteppedUs { get; set; }

    /// <summary>What it has not been told to be kept: boot and observation.</summary>
    internal List<(string Boot, string Observation)> Outbox { get; } = [];

    internal long Us(long trueUs) => (_bootedUs + trueUs + SteppedUs) % (_wraps ? WrapUs : long.MaxValue);

    /// <summary>Its counter begins so long before it wraps.</summary>
    internal void WrapAfter(long us) => (_wraps, _bootedUs) = (true, WrapUs - us);

    /// <param name="trueUs">When.</param>
    /// <param name="isKept">Its outbox lies in flash, and so does the number of its boots.</param>
    /// <param name="hasNewId">A board that keeps nothing may take an id again.</param>
    internal void Reboot(long trueUs, bool isKept, bool hasNewId)
    {
        (N, SteppedUs, _bootedUs) = (0, 0, -trueUs + 2_000_000);
        Boot = hasNewId ? $"b{++_boots}" : Boot;
        if (!isKept)
        {
            Outbox.Clear();
        }
    }
}
