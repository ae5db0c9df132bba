using PitMarshal.Core;
using PitMarshal.Core.Readers.P3;

namespace PitMarshal.Tests.Host;

/// <summary>The board's own readers and the serial line's forms, through the unmodified program.</summary>
public sealed class ReaderTests : IDisposable
{
    private StationBench? _bench;

    [Theory]
    [InlineData("spi", "mfrc522")]
    [InlineData("i2c", "pn532")]
    public void A_badge_held_to_the_board_s_reader_is_told_once(string bus, string form)
    {
        StationBench bench = Boot($$"""{"in":"{{bus}}","k":"badge","box":"4","form":"{{form}}"}""");
        bench.Station.Readers.Badge = [0x04, 0xA2, 0xB3, 0xC4];
        bench.Run(2);
        bench.Station.Readers.Badge = null;
        bench.RunUntil(() => bench.Of("badge").Count > 0);
        bench.Run(5);
        Assert.Equal("04a2b3c4", Assert.Single(bench.Of("badge")).GetProperty("id").GetString());
    }

    [Theory]
    [InlineData("i2c", "vl53l0x")]
    [InlineData("in9", "hcsr04")]
    public void A_car_that_comes_near_is_in_the_box_and_a_sensor_that_does_not_answer_is_a_fault(
        string wire, string form)
    {
        StationBench bench = Boot($$"""{"in":"{{wire}}","k":"car","box":"4","form":"{{form}}","debounceMs":300}""");
        bench.Station.Readers.DistanceMm = 3000;
        bench.RunUntil(() => bench.Of("car").Count == 1);
        bench.Station.Readers.DistanceMm = 800;
        bench.RunUntil(() => bench.Of("car").Count == 2);
        Assert.True(bench.Of("car")[1].GetProperty("on").GetBoolean());
        bench.Station.Readers.DistanceMm = null;
        bench.RunUntil(() => bench.Of("fault").Count == 1);
        Assert.Equal(("range", "silent"), (Text(bench.Of("fault")[0], "input"), Text(bench.Of("fault")[0], "what")));
    }

    [Fact]
    public void An_infrared_code_that_came_twice_is_a_transponder()
    {
        StationBench bench = Boot("""{"in":"in9","k":"tag","p":"pit-in","form":"ir"}""");
        for (int i = 0; i < 5; i++)
        {
            bench.Station.Readers.Infrared.Enqueue([250, 250, 250, 650, 250, 650, 250, 650, 650]);
        }
        bench.Station.Readers.Infrared.Enqueue([250, 250, 250, 250, 250, 250, 250, 650, 650]);
        bench.RunUntil(() => bench.Of("tag").Count == 1);
        bench.Run(10);
        Assert.Equal("21", Text(Assert.Single(bench.Of("tag")), "id"));
    }

    [Fact]
    public void A_P3_decoder_is_asked_for_its_time_and_stamps_by_its_own_clock()
    {
        const long RtcAheadUs = 1_437_000_000_000_000;
        StationBench bench = Boot("""{"in":"serial","k":"tag","p":"pit-in","form":"p3"}""");
        int asked = 0;
        bench.Station.Serial.Written += bytes =>
        {
            P3Record request = new();
            Assert.True(request.Parse(bytes, bytes.Length));
            Assert.Equal(P3Record.GetTime, request.Type);
            asked++;
            byte[] answer = Frame(P3Record.GetTime,
                [0x01, 8, .. BitConverter.GetBytes(bench.World.NowUs + RtcAheadUs + 3000)]);
            bench.World.At(bench.World.NowUs + 6000, () => bench.Station.Serial.Deliver(answer));
        };
        bench.RunUntil(() => asked > 1);
        long passedUs = bench.World.NowUs;
        byte[] passing = Frame(P3Record.Passing,
        [
            0x01, 4, 1, 0, 0, 0, 0x03, 4, 0x1D, 0x58, 0x2C, 0, 0x04, 8,
            .. BitConverter.GetBytes(passedUs + RtcAheadUs), 0x06, 2, 50, 0,
        ]);
        bench.World.At(passedUs + 300_000, () => bench.Station.Serial.Deliver(passing));
        bench.RunUntil(() => bench.Of("tag").Count == 1);

        System.Text.Json.JsonElement told = bench.Of("tag")[0];
        Assert.Equal("2906141", Text(told, "id"));
        // The board's crystal runs 20 parts in a million fast.
        long trueUs = (long)((passedUs - bench.BootedUs) * 1.00002);
        int pm = told.GetProperty("pm").GetInt32();
        Assert.InRange(pm, 1, 3000 + 1000);
        Assert.InRange(told.GetProperty("us").GetInt64(), trueUs - pm, trueUs + pm);
    }

    [Fact]
    public void A_station_tells_in_its_state_what_it_is_made_of()
    {
        StationBench bench = Boot("""{"in":"in1","k":"loop","p":"pit-in","debounceMs":5}""");
        Assert.Equal(("online", "power-on"), (Text(bench.State, "state"), Text(bench.State, "reason")));
        Assert.True(bench.State.GetProperty("loopback").GetBoolean());
        Assert.Equal(24 * 1024, bench.State.GetProperty("outbox").GetInt32());
        Assert.Equal("pit-in", Text(bench.State.GetProperty("applied").GetProperty("inputs")[0], "p"));
    }

    [Fact]
    public void Other_readers_take_effect_by_a_reboot_that_says_so()
    {
        StationBench bench = Boot("""{"in":"spi","k":"badge","box":"4","form":"mfrc522"}""");
        bench.Configure("""{"role":"box","inputs":[{"in":"i2c","k":"badge","box":"4","form":"pn532"}]}""");
        bench.RunUntil(() => bench.Boots.Count == 2);
        Assert.Equal(["power-on", "readers-changed"], bench.Of("boot").Select(o => Text(o, "reason")));
        bench.Station.Readers.Badge = [0x07];
        bench.RunUntil(() => bench.Of("badge").Count == 1);
    }

    public void Dispose() => _bench?.Dispose();

    private static string Text(System.Text.Json.JsonElement json, string field) => json.GetProperty(field).GetString()!;

    private static byte[] Frame(int type, byte[] fields)
    {
        byte[] frame = new byte[2 * (fields.Length + 16)];
        return frame[..P3Record.Write(type, fields, fields.Length, frame)];
    }

    private StationBench Boot(string input)
    {
        _bench = new StationBench($$"""{"role":"box","inputs":[{{input}}]}""");
        _bench.Station.Boot();
        _bench.RunUntil(() => _bench.Boots.Count == 1 && _bench.State.TryGetProperty("applied", out _));
        return _bench;
    }
}
