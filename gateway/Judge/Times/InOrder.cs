using PitMarshal.Events;

namespace PitMarshal.Judge.Times;

/// <summary>Searches lists that are in order of time.</summary>
internal static class InOrder
{
    /// <summary>Index of the first item not before an instant; the length of the list when there is none.</summary>
    public static int FirstFrom<T>(this List<T> items, Instant at, Func<T, Instant> instantOf)
    {
        int low = 0, high = items.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = instantOf(items[middle]) < at ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>Index of the first item after an instant; the length of the list when there is none.</summary>
    public static int FirstAfter<T>(this List<T> items, Instant at, Func<T, Instant> instantOf) =>
        at == Spell.Forever ? items.Count : items.FirstFrom(at.Plus(1), instantOf);
}
