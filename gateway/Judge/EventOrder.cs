using PitMarshal.Log;

namespace PitMarshal.Judge;

/// <summary>
/// The order in which events are judged: by instant; events of the same instant by their written form, so that the
/// order of arrival never matters.
/// </summary>
internal static class EventOrder
{
    public static int Compare(RaceEvent a, RaceEvent b)
    {
        var byTime = a.At.CompareTo(b.At);
        return byTime != 0 || ReferenceEquals(a, b)
            ? byTime
            : string.CompareOrdinal(EventJson.Write(a), EventJson.Write(b));
    }
}
