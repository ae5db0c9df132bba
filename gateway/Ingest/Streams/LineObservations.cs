using PitMarshal.Ingest.Messages;

namespace PitMarshal.Ingest.Streams;

/// <summary>When the loops and readers of one boot observed anything, by point: station µs, in order.</summary>
internal sealed class LineObservations
{
    private readonly Dictionary<(string Kind, string Point), List<long>> _us = [];

    internal void Apply(in Observation seen)
    {
        if (seen.Kind is not ("loop" or "tag"))
        {
            return;
        }
        if (!_us.TryGetValue((seen.Kind, seen.Point!), out var us))
        {
            _us.Add((seen.Kind, seen.Point!), us = []);
        }
        var place = us.Count > 0 && us[^1] > seen.Us ? us.BinarySearch(seen.Us) : us.Count;
        us.Insert(place < 0 ? ~place : place, seen.Us);
    }

    internal bool Has(string kind, string point, long us) =>
        _us.TryGetValue((kind, point), out var of) && of.BinarySearch(us) >= 0;

    /// <summary>The last before this, or 0, the boot.</summary>
    internal long LastBefore(string kind, string? point, long us)
    {
        if (point is null || !_us.TryGetValue((kind, point), out var of))
        {
            return 0;
        }
        var place = of.BinarySearch(us);
        for (place = place < 0 ? ~place : place; place > 0 && of[place - 1] >= us; place--)
        {
        }
        return place > 0 ? of[place - 1] : 0;
    }
}
