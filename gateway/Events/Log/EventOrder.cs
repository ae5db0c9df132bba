using PitMarshal.Events.Json;

namespace PitMarshal.Events.Log;

/// <summary>
/// The order in which a log is read: by instant; events of the same instant by their written form, so that the
/// order of arrival never matters.
/// </summary>
public static class EventOrder
{
    public static int Compare(RaceEvent a, RaceEvent b)
    {
        var byTime = a.At.CompareTo(b.At);
        return byTime != 0 || ReferenceEquals(a, b)
            ? byTime
            : string.CompareOrdinal(EventJson.Write(a), EventJson.Write(b));
    }

    /// <summary>Sorts a whole log. Each event of a shared instant is written once, not at every comparison.</summary>
    public static void Sort(List<RaceEvent> events)
    {
        var ordered = events.OrderBy(e => e.At).ToArray();
        for (var i = 0; i < ordered.Length;)
        {
            var next = i + 1;
            while (next < ordered.Length && ordered[next].At == ordered[i].At)
            {
                next++;
            }

            if (next > i + 1)
            {
                var shared = ordered.AsSpan(i, next - i);
                shared.ToArray().Select(EventJson.Write).ToArray().AsSpan().Sort(shared, string.CompareOrdinal);
            }

            i = next;
        }

        events.Clear();
        events.AddRange(ordered);
    }
}
