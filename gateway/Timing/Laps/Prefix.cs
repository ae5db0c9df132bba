using System.Collections;

namespace PitMarshal.Timing.Laps;

/// <summary>The first items of a list that goes on; they never change while the list only grows.</summary>
internal sealed class Prefix<T>(List<T> items, int count) : IReadOnlyList<T>
{
    public int Count { get; } = count;

    public T this[int index] => index < Count ? items[index] : throw new ArgumentOutOfRangeException(nameof(index));

    public IEnumerator<T> GetEnumerator() => items.Take(Count).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
