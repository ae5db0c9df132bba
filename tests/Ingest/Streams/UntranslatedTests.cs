using PitMarshal.Events;
using PitMarshal.Ingest.Messages;
using PitMarshal.Ingest.Streams;

namespace PitMarshal.Tests.Ingest.Streams;

/// <summary>What a station said before it exchanged a clock.</summary>
public sealed class UntranslatedTests
{
    [Fact]
    public void What_waits_is_bounded_and_goes_up_to_what_was_translated()
    {
        var stream = new StationStream(1, "entry", "5f21c0d4");
        var rx = Instant.Parse("2026-06-13T14:00:00Z");
        for (var n = 1L; n <= Delivery.MostWaiting * 2; n++)
        {
            stream.Apply(new Observation { N = n, Us = n, Kind = "tag" }, rx);
        }
        Assert.Equal(Delivery.MostWaiting, stream.Untranslated.Count);
        // It waits no more.
        stream.ApplyTranslated(1);
        Assert.Equal(Delivery.MostWaiting, stream.Untranslated.Count);
        stream.ApplyTranslated(Delivery.MostWaiting + 3);
        Assert.Equal(Delivery.MostWaiting + 4, stream.Untranslated.Peek().Seen.N);
    }
}
