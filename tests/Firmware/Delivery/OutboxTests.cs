using PitMarshal.Core;
using PitMarshal.Core.Delivery;
using Xunit;

namespace PitMarshal.Tests.Firmware.Delivery;

public sealed class OutboxTests
{
    [Fact]
    public void What_does_not_fit_is_told_as_one_lost_with_exactly_those_numbers()
    {
        var outbox = new Outbox(1024);
        Append(outbox, 100);
        var kept = Drain(outbox);
        var last = kept[^1].Number;
        Assert.Equal(100 - last, outbox.Dropped);
        Assert.True(outbox.Acknowledge(last, 5));
        var lost = Assert.Single(Drain(outbox));
        Assert.Equal((101, Kind.Lost, last + 1, 100), (lost.Number, lost.Kind, lost.From, lost.To));
        Append(outbox, 1);
        Assert.Equal(102, Assert.Single(Drain(outbox)).Number);
    }

    [Fact]
    public void A_number_never_sent_cannot_be_acknowledged()
    {
        var outbox = new Outbox(1024);
        Append(outbox, 3);
        Assert.False(outbox.Acknowledge(2, 0));
        Assert.False(outbox.Acknowledge(99, 0));
        Assert.Equal(3, Drain(outbox).Count);
    }

    [Fact]
    public void An_acknowledgement_counts_also_when_sending_began_anew()
    {
        var outbox = new Outbox(1024);
        Append(outbox, 3);
        Drain(outbox);
        outbox.Rewind();
        Assert.True(outbox.Acknowledge(2, 0));
        Assert.Equal(3, Assert.Single(Drain(outbox)).Number);
    }

    [Fact]
    public void Whatever_is_lost_on_the_way_the_gateway_gets_every_number_once_or_as_lost() => Property.Holds(random =>
    {
        var outbox = new Outbox(random.Next(300, 2000));
        var gateway = new SortedDictionary<int, Kind>();
        for (var i = 0; i < 400; i++)
        {
            switch (random.Next(4))
            {
                case 0: Append(outbox, random.Next(12)); break;
                case 1: Deliver(outbox, gateway, random.Next(20), loses: random.Next(3) == 0); break;
                case 2: outbox.Acknowledge(Prefix(gateway), i); break;
                case 3: outbox.Rewind(); break;
            }

            Assert.InRange(outbox.Used, 0, outbox.Capacity);
            Assert.True(outbox.Acknowledged <= Prefix(gateway), "forgot what the gateway does not have");
        }

        while (!outbox.IsEmpty)
        {
            outbox.Rewind();
            Deliver(outbox, gateway, int.MaxValue, loses: false);
            Assert.True(outbox.Acknowledge(Prefix(gateway), 0));
        }

        Assert.Equal(outbox.LastNumber, Prefix(gateway));
        Assert.Equal(outbox.Dropped, gateway.Count(n => n.Value == Kind.None));
    });

    private static void Deliver(Outbox outbox, SortedDictionary<int, Kind> gateway, int most, bool loses)
    {
        var o = new Observation();
        for (var i = 0; i < most && outbox.PeekUnsent(o); i++)
        {
            outbox.SkipSent();
            if (loses)
            {
                continue;
            }

            gateway[o.Number] = o.Kind;
            for (var n = o.From; o.Kind == Kind.Lost && n <= o.To; n++)
            {
                Assert.False(gateway.TryGetValue(n, out var kind) && kind != Kind.None,
                    "lost names a number that was delivered");
                gateway[n] = Kind.None;
            }
        }
    }

    private static int Prefix(SortedDictionary<int, Kind> gateway)
    {
        var n = 0;
        while (gateway.ContainsKey(n + 1))
        {
            n++;
        }

        return n;
    }

    private static void Append(Outbox outbox, int count)
    {
        var o = new Observation();
        for (var i = 0; i < count; i++)
        {
            o.Begin(Kind.Loop, i, 4);
            o.Place.Set("pit-in");
            outbox.Append(o);
        }
    }

    private static List<Observation> Drain(Outbox outbox)
    {
        var all = new List<Observation>();
        for (var o = new Observation(); outbox.PeekUnsent(o); o = new Observation())
        {
            all.Add(o);
            outbox.SkipSent();
        }

        return all;
    }

    [Theory]
    [InlineData(0, 4)]
    [InlineData(76, 4)]
    [InlineData(80, 8)]
    [InlineData(96, 24)]
    [InlineData(110, 38)]
    [InlineData(4000, 256)]
    public void It_takes_what_the_rest_of_the_program_leaves_free(int freeKb, int outboxKb)
    {
        Assert.Equal(outboxKb * 1024, OutboxSize.For(freeKb * 1024L));
    }
}
