using System.Text;
using PitMarshal.Ingest;
using PitMarshal.Ingest.Messages;
using PitMarshal.Ingest.Recording;
using PitMarshal.Store;
using PitMarshal.Tests.Support.Gateways;

namespace PitMarshal.Tests.Ingest;

public sealed class BadPayloadTests : IDisposable
{
    private readonly World _world = new();

    public void Dispose() => _world.Dispose();

    [Theory]
    [InlineData("", "not JSON")]
    [InlineData("x", "not JSON")]
    [InlineData("[]", "not a JSON object")]
    [InlineData("{}", "boot is missing")]
    [InlineData("""{"boot":"b1","obs":[]}""", "no observations")]
    [InlineData("""{"boot":"b1","obs":[{}]}""", "n is missing")]
    [InlineData("""{"boot":"b1","obs":[7]}""", "not an object")]
    [InlineData("""{"boot":"b 1","obs":[]}""", "letters and digits")]
    [InlineData("""{"boot":"b1","obs":[{"n":0,"us":1,"k":"boot"}]}""", "n is not a whole number")]
    [InlineData("""{"boot":"b1","obs":[{"n":1.5,"us":1,"k":"boot"}]}""", "n is not a whole number")]
    [InlineData("""{"boot":"b1","obs":[{"n":9e99,"us":1,"k":"boot"}]}""", "n is not a whole number")]
    [InlineData("""{"boot":"b1","obs":[{"n":1,"us":-1,"k":"boot"}]}""", "us is not a whole number")]
    [InlineData("""{"boot":"b1","obs":[{"n":1,"us":99999999999999999,"k":"boot"}]}""", "us is not a whole number")]
    [InlineData("""{"boot":"b1","obs":[{"n":1,"us":1,"pm":-4,"k":"boot"}]}""", "pm is not a whole number")]
    [InlineData("""{"boot":"b1","obs":[{"n":1000002,"us":1,"k":"boot"}]}""", "far ahead")]
    [InlineData("""{"boot":"b1","obs":[{"n":1,"us":1,"k":"door"}]}""", "unknown kind")]
    [InlineData("""{"boot":"b1","obs":[{"n":1,"us":1,"k":"mat","box":"1","side":"up","on":true}]}""", "left nor right")]
    [InlineData("""{"boot":"b1","obs":[{"n":1,"us":1,"k":"loop","p":"pit-in","on":1}]}""", "neither true nor false")]
    [InlineData("""{"boot":"b1","obs":[{"n":1,"us":1,"k":"tag","p":"pit-in"}]}""", "id is missing")]
    [InlineData("""{"boot":"b1","obs":[{"n":1,"us":1,"k":"tag","p":"pit-in","id":"\ud800"}]}""", "half a character")]
    [InlineData("""{"boot":"b1","obs":[{"n":5,"us":1,"k":"lost","from":3,"to":9}]}""", "earlier numbers")]
    [InlineData("""{"boot":"b1","obs":[{"n":1,"us":1,"k":"boot"}]} {}""", "not JSON")]
    [InlineData("""{"boot":"b1","obs":[{"n":1,"us":1,"k":"boot","x":[[[[[[[[[[]]]]]]]]]]}]}""", "not JSON")]
    public void What_cannot_be_meant_is_rejected_with_the_reason_and_not_acknowledged(string payload, string reason)
    {
        _world.Put("entry", IncomingKind.Observations, payload);
        _world.Commit();
        Assert.Contains(reason, Assert.Single(_world.Bodies(EntryKind.Rejected)));
        Assert.Empty(_world.Bodies(EntryKind.Observation));
        Assert.Empty(_world.Acked);
        Assert.Equal(1, _world.Intake.Rejections.Of("entry").Values.Sum());
    }

    [Fact]
    public void More_than_sixteen_observations_are_rejected()
    {
        _world.Observe("entry", [.. Enumerable.Range(1, 17).Select(n => World.Tag(n, n))]);
        Assert.Contains("more than 16", Assert.Single(_world.Bodies(EntryKind.Rejected)));
    }

    [Fact]
    public void Ten_megabytes_are_rejected_and_only_their_beginning_is_kept()
    {
        _world.Put("entry", IncomingKind.Observations, new byte[10_000_000]);
        _world.Commit();
        var kept = Assert.Single(_world.Bodies(EntryKind.Rejected));
        Assert.Contains("larger than 65536 bytes", kept);
        Assert.InRange(kept.Length, 1, 2000);
    }

    [Fact]
    public void Invalid_utf8_is_rejected()
    {
        _world.Put("entry", IncomingKind.Observations, [.. "{\"boot\":\""u8, 0xC3, 0x28, .. "\"}"u8]);
        _world.Commit();
        Assert.Contains("not valid UTF-8", Assert.Single(_world.Bodies(EntryKind.Rejected)));
    }

    [Fact]
    public void An_unknown_station_and_a_wrong_venue_are_rejected()
    {
        _world.Put("nobody", IncomingKind.Observations, "{}");
        _world.Put("entry", IncomingKind.Observations, "{}"u8, venue: "elsewhere");
        _world.Commit();
        Assert.Collection(_world.Bodies(EntryKind.Rejected),
            first => Assert.Contains("unknown station: nobody", first),
            second => Assert.Contains("wrong venue: elsewhere", second));
    }

    [Fact]
    public void A_stamp_of_the_future_is_rejected()
    {
        _world.Exchange("entry", _world.Now.Plus(-60_000_000)).Observe("entry", World.Tag(1, 90_000_000));
        Assert.Contains("in the future", Assert.Single(_world.Bodies(EntryKind.Rejected)));
        Assert.Empty(_world.Acked);
    }

    [Fact]
    public void Health_that_could_not_be_shown_is_rejected()
    {
        _world.Put("entry", IncomingKind.Health, """{"boot":"b1","name":"\ud800"}""");
        _world.Commit();
        Assert.Contains("half a character", Assert.Single(_world.Bodies(EntryKind.Rejected)));
        Assert.Null(_world.Intake.Stations(_world.Now)[0].Health);
    }

    [Fact]
    public void A_reason_is_counted_as_one_whatever_it_quotes()
    {
        for (var i = 0; i < 100; i++)
        {
            _world.Put("entry", IncomingKind.Observations,
                $$"""{"boot":"b1","obs":[{"n":1,"us":1,"k":"door{{i}}"}]}""");
        }
        Assert.Equal(100, _world.Intake.Rejections.Of("entry")["unknown kind"]);
    }

    [Fact]
    public void What_race_control_and_strangers_said_wrongly_is_shown_with_the_stations()
    {
        Assert.Equal(2, _world.Intake.Stations(_world.Now).Count);
        _world.Put("race-control", IncomingKind.Observations, "{}");
        _world.Put("nobody", IncomingKind.Observations, "{}");
        Assert.Equal([("race-control", "boot is missing"), ("unknown", "unknown station")],
            _world.Intake.Stations(_world.Now).Skip(2)
                .Select(sender => (sender.Station, sender.Rejected.Keys.Single())));
    }

    [Fact]
    public void An_exchange_of_another_time_than_it_says_is_rejected()
    {
        var years = _world.Now.Plus(-50L * 365 * 86_400 * 1_000_000).Micros;
        _world.Put("entry", IncomingKind.ClockAsk, $$"""{"boot":"b1","us":20,"last":[1,{{years}},{{years}},2]}""");
        _world.Commit();
        Assert.Contains("not when it says", Assert.Single(_world.Bodies(EntryKind.Rejected)));
    }

    [Fact]
    public void A_flood_is_counted_and_not_kept()
    {
        for (var i = 0; i < 1000; i++)
        {
            _world.Put("entry", IncomingKind.Observations, "flood");
        }
        _world.Commit();
        Assert.Equal(Rejections.KeptAMinute, _world.Bodies(EntryKind.Rejected).Count);
        Assert.Equal(1000, _world.Intake.Rejections.Of("entry")["not JSON"]);
        _world.Pass(60);
        _world.Put("entry", IncomingKind.Observations, "flood");
        _world.Commit();
        Assert.Equal(Rejections.KeptAMinute + 1, _world.Bodies(EntryKind.Rejected).Count);
    }

    [Fact]
    public void No_bytes_whatever_throw()
    {
        // Damaged in every place, and cut at every place: a reader that trusts anything is found out.
        var good = Encoding.UTF8.GetBytes($$"""{"boot":"b1","obs":[{{World.Tag(1, 1)}}],"last":[1,2,3,4],"us":3}""");
        for (var at = 0; at < good.Length; at++)
        {
            foreach (var bad in new byte[] { 0, (byte)'"', (byte)'{', (byte)']', (byte)'\\', 0xFF, (byte)'9' })
            {
                var damaged = good.ToArray();
                damaged[at] = bad;
                ReadAll(damaged);
            }
            ReadAll(good[..at]);
        }

        static void ReadAll(byte[] payload)
        {
            PayloadReader.Observations(payload, out _);
            PayloadReader.Entered(payload, out _);
            PayloadReader.Ask(payload, out _);
            PayloadReader.State(payload, out _);
            PayloadReader.Health(payload, out _);
        }
    }
}
