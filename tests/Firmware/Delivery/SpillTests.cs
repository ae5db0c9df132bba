using Xunit;

namespace PitMarshal.Tests.Firmware.Delivery;

/// <summary>Without a link the outbox forgets what the journal holds, and the journal is many times larger.</summary>
public sealed class SpillTests
{
    private const int Loop = 0;

    [Fact]
    public void Seven_hundred_observations_without_a_link_all_arrive_after_it_from_an_outbox_of_4_KB()
    {
        var pit = new Pit(outboxBytes: 4096).RunTo(1_000_000);
        Drive(pit, edges: 700);
        pit.Up();
        AcknowledgeAll(pit);

        var seen = pit.Observations();
        Assert.Equal(Enumerable.Range(1, seen.Count), seen.Select(o => o.GetProperty("n").GetInt32()).Order());
        Assert.Equal(700, pit.Of("loop").Count(o => o.GetProperty("us").GetInt64() > 1_000_000));
        Assert.Empty(pit.Of("lost"));
        Assert.True(pit.Journal.IsEmpty);
    }

    [Fact]
    public void A_reboot_before_the_link_comes_back_loses_none_that_the_journal_holds()
    {
        var journal = new MemoryJournal();
        var first = new Pit(journal: journal, outboxBytes: 4096).RunTo(1_000_000);
        Drive(first, edges: 500);
        first.RunTo(first.NowUs + 3_000_000);

        var second = new Pit(boot: "0a0a0a0a", journal: journal, outboxBytes: 4096).RunTo(1_000_000);
        Drive(second, edges: 300);
        second.Up();
        AcknowledgeAll(second);

        Assert.Equal(500, second.Observations(Pit.Boot)
            .Count(o => o.GetProperty("k").GetString() == "loop" && o.GetProperty("us").GetInt64() > 1_000_000));
        Assert.Equal(300, second.Observations("0a0a0a0a")
            .Count(o => o.GetProperty("k").GetString() == "loop" && o.GetProperty("us").GetInt64() > 1_000_000));
        Assert.True(journal.IsEmpty);
    }

    [Fact]
    public void Whatever_the_link_does_every_number_arrives_once_it_is_back() => Property.Holds(random =>
    {
        var pit = new Pit(outboxBytes: 1024).RunTo(1_000_000);
        for (var spell = 0; spell < 6; spell++)
        {
            Drive(pit, random.Next(60));
            pit.Up();
            AcknowledgeAll(pit, rounds: random.Next(5));
            Drive(pit, random.Next(20));
            pit.Station.LinkDown(pit.NowUs);
        }

        pit.Up();
        AcknowledgeAll(pit);
        var seen = pit.Observations().Select(o => o.GetProperty("n").GetInt32()).Order().ToList();
        Assert.Equal(Enumerable.Range(1, seen.Count), seen);
        Assert.Empty(pit.Of("lost"));
    }, times: 60);

    private static void Drive(Pit pit, int edges)
    {
        for (var i = 0; i < edges; i++)
        {
            pit.Edge(Loop, i % 2 == 0, pit.NowUs + 400_000);
        }

        pit.Edge(Loop, false, pit.NowUs + 400_000).RunTo(pit.NowUs + 3_000_000);
    }

    private static void AcknowledgeAll(Pit pit, int rounds = 400)
    {
        for (var i = 0; i < rounds; i++)
        {
            var sent = pit.Sent.LastOrDefault(m => m.Tail == "obs");
            if (sent.Json is null)
            {
                continue;
            }

            var message = System.Text.Json.JsonDocument.Parse(sent.Json).RootElement;
            var last = message.GetProperty("obs").EnumerateArray().Last().GetProperty("n").GetInt32();
            pit.Ack(last, message.GetProperty("boot").GetString()!).RunTo(pit.NowUs + 100_000);
        }
    }
}
