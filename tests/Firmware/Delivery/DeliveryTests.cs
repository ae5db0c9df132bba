using Xunit;

namespace PitMarshal.Tests.Firmware.Delivery;

public sealed class DeliveryTests
{
    [Fact]
    public void A_link_brings_the_state_first_and_then_the_observations()
    {
        var pit = new Pit().RunTo(1_000_000).Up();
        var reliable = pit.Sent.Where(m => m.Tail is "state" or "obs").ToList();
        Assert.Equal("state", reliable[0].Tail);
        Assert.Matches("""^{"state":"online","boot":"5f21c0d4","fw":"0.1.0","role":"pit-entry","config":"[0-9a-f]{8}",""", reliable[0].Json);
        var state = System.Text.Json.JsonDocument.Parse(reliable[0].Json).RootElement;
        Assert.Equal(("power-on", 16 * 1024),
            (state.GetProperty("reason").GetString(), state.GetProperty("outbox").GetInt32()));
        Assert.Equal(Pit.Entry, state.GetProperty("applied").GetRawText());
        Assert.Equal(["boot", "loop", "seat", "mat", "mat"], pit.Observations()
            .Select(o => o.GetProperty("k").GetString()));
        Assert.StartsWith("""{"boot":"5f21c0d4","obs":[{"n":1,"us":0,"pm":0,"k":"boot","fw":"0.1.0","reason":"power-on"},""", reliable[1].Json);
    }

    [Fact]
    public void While_a_message_is_in_flight_more_are_collected_up_to_sixteen()
    {
        var pit = new Pit { Confirms = false }.RunTo(1_000_000).Up();
        pit.Station.Published(pit.NowUs);
        pit.RunTo(pit.NowUs);
        for (var i = 0; i < 20; i++)
        {
            pit.Edge(2, i % 2 == 0, 1_500_000 + i * 50_000);
        }

        Assert.Single(pit.Sent, m => m.Tail == "obs");
        pit.Station.Published(pit.NowUs);
        pit.RunTo(pit.NowUs);
        Assert.Equal(16 + 5, pit.Observations().Count);
    }

    [Fact]
    public void What_is_not_acknowledged_in_five_seconds_is_sent_again_and_what_is_acknowledged_never()
    {
        var pit = new Pit().RunTo(1_000_000).Up().Ack(3);
        var before = pit.Sent.Count(m => m.Tail == "obs");
        pit.RunTo(5_900_000);
        Assert.Equal(before, pit.Sent.Count(m => m.Tail == "obs"));
        pit.RunTo(6_100_000);
        Assert.Equal(before + 1, pit.Sent.Count(m => m.Tail == "obs"));
        Assert.StartsWith("""{"boot":"5f21c0d4","obs":[{"n":4,""", pit.Sent.Last(m => m.Tail == "obs").Json);
        Assert.Equal(1, pit.Station.Unanswered);
        pit.Ack(5).RunTo(60_000_000);
        Assert.Equal(before + 1, pit.Sent.Count(m => m.Tail == "obs"));
        Assert.Equal(0, pit.Station.Unanswered);
    }

    [Fact]
    public void With_a_working_link_nothing_is_written_to_the_journal()
    {
        var journal = new MemoryJournal();
        var pit = new Pit(journal: journal).RunTo(0).Up();
        for (var i = 1; i < 100; i++)
        {
            pit.Edge(2, i % 2 == 0, i * 1_000_000).RunTo(i * 1_000_000 + 500_000).Ack(pit.Observations().Count);
        }

        Assert.Equal(0, journal.Appended);
    }

    [Fact]
    public void Without_a_link_the_journal_is_written_at_most_once_in_two_seconds()
    {
        var journal = new MemoryJournal();
        var pit = new Pit(journal: journal).RunTo(1_000_000);
        for (var i = 0; i < 300; i++)
        {
            pit.Edge(2, i % 2 == 0, 2_000_000 + i * 100_000L);
        }

        pit.RunTo(40_000_000);
        Assert.Equal(5 + 300, journal.Appended);
        Assert.InRange(journal.Flushes, 2, 17);
    }

    [Fact]
    public void After_a_reboot_the_old_boots_observations_come_first_under_its_id()
    {
        var journal = new MemoryJournal();
        new Pit("0000000a", journal).RunTo(10_000_000);
        var pit = new Pit("0000000b", journal).RunTo(0).Up();
        Assert.Equal(5, pit.Observations("0000000a").Count);
        Assert.Empty(pit.Observations("0000000b"));
        pit.Ack(5, "0000000a").RunTo(1_000_000);
        Assert.Equal(5, pit.Observations("0000000b").Count);
        pit.Ack(5, "0000000b");
        Assert.True(journal.IsEmpty);
    }

    [Fact]
    public void Two_old_boots_follow_one_another()
    {
        var journal = new MemoryJournal();
        new Pit("0000000a", journal).RunTo(10_000_000);
        new Pit("0000000b", journal).RunTo(10_000_000);
        var pit = new Pit("0000000c", journal).RunTo(0).Up();
        Assert.Empty(pit.Observations("0000000b"));
        pit.Ack(5, "0000000a");
        Assert.Equal(5, pit.Observations("0000000b").Count);
        pit.Ack(5, "0000000b").RunTo(1_000_000).Ack(5, "0000000c");
        Assert.True(journal.IsEmpty);
    }

    [Fact]
    public void A_hole_in_the_journal_is_told_as_lost_under_the_last_number_of_the_hole()
    {
        var journal = new MemoryJournal();
        new Pit("0000000a", journal).RunTo(10_000_000);
        journal.Entries.RemoveRange(1, 2);
        var pit = new Pit("0000000b", journal).RunTo(0).Up();
        Assert.Equal([1, 3, 4, 5], pit.Observations("0000000a").Select(o => o.GetProperty("n").GetInt32()));
        var lost = pit.Observations("0000000a")[1];
        Assert.Equal((2, 3), (lost.GetProperty("from").GetInt32(), lost.GetProperty("to").GetInt32()));
    }

    [Fact]
    public void A_backlog_that_nobody_acknowledges_does_not_hold_up_the_race()
    {
        var journal = new MemoryJournal();
        new Pit("0000000a", journal).RunTo(10_000_000);
        var pit = new Pit("0000000b", journal).RunTo(0).Up().RunTo(30_000_000);
        Assert.Equal(5, pit.Observations("0000000b").Count);
    }

    [Fact]
    public void A_full_journal_is_a_fault_and_no_loss()
    {
        var pit = new Pit(journal: new MemoryJournal { Most = 2 }).RunTo(10_000_000).Up();
        Assert.Equal("journal", Assert.Single(pit.Of("fault")).GetProperty("input").GetString());
        Assert.Equal(6, pit.Observations().Count);
    }

    [Fact]
    public void A_journal_that_failed_is_used_again_once_all_is_acknowledged()
    {
        var journal = new MemoryJournal { Most = 0 };
        var pit = new Pit(journal: journal).RunTo(10_000_000).Up().Ack(6);
        journal.Most = 100;
        pit.Station.LinkDown(pit.NowUs);
        pit.Edge(2, true, 11_000_000).RunTo(20_000_000);
        Assert.Single(journal.Entries);
    }

    [Fact]
    public void An_overflow_is_told_and_all_else_arrives()
    {
        var pit = new Pit(journal: new MemoryJournal { Most = 20 }, outboxBytes: 1024).RunTo(0);
        for (var i = 1; i <= 200; i++)
        {
            pit.Edge(2, i % 2 == 1, i * 100_000);
        }

        pit.Up();
        for (var i = 0; i < 5; i++)
        {
            pit.Ack(pit.Observations().Max(o => o.GetProperty("n").GetInt32())).RunTo(pit.NowUs + 100_000);
        }

        var lost = Assert.Single(pit.Of("lost"));
        var numbers = pit.Observations().Select(o => o.GetProperty("n").GetInt32())
            .Concat(Enumerable.Range(lost.GetProperty("from").GetInt32(), lost.GetProperty("to")
                .GetInt32() - lost.GetProperty("from").GetInt32() + 1));
        Assert.Equal(Enumerable.Range(1, numbers.Max()), numbers.Order());
    }

    [Theory]
    [InlineData("""{"boot":"5f21c0d4","upTo":-1}""")]
    [InlineData("""{"boot":"5f21c0d4","upTo":99999999999999999999}""")]
    [InlineData("""{"boot":"5f21c0d4"}""")]
    [InlineData("""{"upTo":3}""")]
    [InlineData("[]")]
    [InlineData("")]
    public void A_malformed_acknowledgement_is_refused_and_counted(string json)
    {
        var pit = new Pit().RunTo(0).Up().Receive("ack", json);
        Assert.Equal(1, pit.Station.Refused);
    }
}
