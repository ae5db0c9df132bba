using PitMarshal.Ingest.Recording;
using PitMarshal.Ingest.Streams;

namespace PitMarshal.Ingest.Handlers;

/// <summary>The boots of which something came since the last commit, in order.</summary>
internal sealed class Batch
{
    private readonly List<Delivery> _order = [];
    private readonly HashSet<Delivery> _touched = [];

    internal IReadOnlyList<Delivery> Touched => _order;

    internal bool Has(Delivery delivery) => _touched.Contains(delivery);

    internal void Touch(Delivery delivery)
    {
        if (_touched.Add(delivery))
        {
            _order.Add(delivery);
        }
    }

    /// <summary>Something came that is to be acknowledged, were it a repeat.</summary>
    internal void Acknowledge(Delivery delivery)
    {
        delivery.AckDue = true;
        Touch(delivery);
    }

    /// <summary>Ends the batch, which is durable now: what may be acknowledged.</summary>
    internal IReadOnlyList<Ack> End()
    {
        var acks = _order.Where(delivery => delivery is { AckDue: true, IsSuperseded: false, UpTo: > 0 })
            .Select(delivery => new Ack(
                delivery.Stream.Station, BootName.Said(delivery.Stream.Boot), delivery.UpTo)).ToList();
        _order.ForEach(delivery => delivery.AckDue = false);
        _order.Clear();
        _touched.Clear();
        return acks;
    }
}
