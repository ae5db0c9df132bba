using PitMarshal.Hub.Wire;

namespace PitMarshal.Hub.Receiving;

/// <summary>How often this hub refused, by reason; and how much it took.</summary>
internal sealed class Refusals
{
    private readonly long[] _counts = new long[Enum.GetValues<RefusalReason>().Length];
    private long _entries;

    internal long Entries => Volatile.Read(ref _entries);

    internal long Of(RefusalReason reason) => Volatile.Read(ref _counts[(int)reason]);

    internal void Count(RefusalReason reason) => Interlocked.Increment(ref _counts[(int)reason]);

    internal void Took(int entries) => Interlocked.Add(ref _entries, entries);
}
