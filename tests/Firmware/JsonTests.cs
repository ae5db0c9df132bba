using System.Text;
using System.Text.Json;
using PitMarshal.Core;
using PitMarshal.Core.Delivery;
using PitMarshal.Core.Payload;
using Xunit;
using Record = PitMarshal.Core.Delivery.Record;

namespace PitMarshal.Tests.Firmware;

public sealed class JsonTests
{
    [Theory]
    [InlineData("""{"a":[1,{"b":null}],"boot":"5f\u00e9","upTo":12}""")]
    [InlineData(""" { "boot" : "x" , "upTo" : -3 , "f":1.5e-7 } """)]
    [InlineData("""{}""")]
    public void Good_json_is_read_to_its_end(string json) => Assert.True(IsRead(Encoding.UTF8.GetBytes(json)));

    [Theory]
    [InlineData("""{"a":1,}""")]
    [InlineData("""{"a":01}""")]
    [InlineData("""{"a":"\x"}""")]
    [InlineData("""{"a":"\ud800"}""")]
    [InlineData("""{"a":1}}""")]
    [InlineData("""{"a" 1}""")]
    [InlineData("""{"a":[[[[[[[[[1]]]]]]]]]}""")]
    [InlineData("""{"a":tru}""")]
    [InlineData("{\"a\":\"")]
    [InlineData("")]
    public void Bad_json_fails(string json) => Assert.False(IsRead(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void Escapes_are_read_as_they_are_meant()
    {
        var reader = new JsonReader(Encoding.UTF8.GetBytes("""{"k":"\u0041\ud83c\udfc1\"\\\/é"}"""), 39);
        Assert.True(reader.EnterObject() && reader.NextName() && reader.NameIs("k"));
        var text = new PitMarshal.Core.Text();
        Assert.True(reader.ReadText(text));
        Assert.Equal("A🏁\"\\/é", Encoding.UTF8.GetString(text.Bytes, 0, text.Length));
    }

    [Fact]
    public void Any_bytes_end_in_yes_or_no() => Property.Holds(random =>
    {
        var bytes = new byte[random.Next(200)];
        random.NextBytes(bytes);
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] = random.Next(4) > 0 ? (byte)"{}[]\",:0123-.eE\\utrfalsn \n"[random.Next(25)] : bytes[i];
        }

        IsRead(bytes);
        var station = new Pit().Station;
        foreach (var tail in new[] { "ack", "clock/tell", "config", "nonsense" })
        {
            station.Receive(tail, bytes, 1);
        }

        station.SerialBytes(bytes, bytes.Length, 1);
        station.Step(2);
    }, times: 2000);

    [Fact]
    public void A_message_cut_or_changed_anywhere_is_read_as_System_Text_Json_reads_it() => Property.Holds(random =>
    {
        var json = Encoding.UTF8.GetBytes("""{"role":"a\"b","inputs":[{"in":"in1","low":true,"debounceMs":5}],"x":[-1.5e3,null,false]}""");
        if (random.Next(2) == 0)
        {
            json = json[..random.Next(json.Length)];
        }
        else
        {
            json[random.Next(json.Length)] = (byte)"{}[]\",:0123-.eE\\utrfalsn \n"[random.Next(25)];
        }

        bool valid;
        try
        {
            valid = JsonDocument.Parse(json).RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            valid = false;
        }

        Assert.True(valid == IsRead(json), Encoding.UTF8.GetString(json));
    }, times: 2000);

    [Fact]
    public void An_observation_reads_back_as_it_was() => Property.Holds(random =>
    {
        var o = Some(random);
        var bytes = new byte[Record.MaxLength];
        var copy = new Observation();
        Assert.True(Record.Read(bytes, 0, Record.Write(o, bytes, 0), copy));
        Assert.Equal(Wire(o), Wire(copy));
        var json = JsonDocument.Parse(Wire(o)).RootElement.GetProperty("obs")[0];
        Assert.Equal((o.Number, o.Us, o.UncertaintyUs),
            (json.GetProperty("n").GetInt32(), json.GetProperty("us").GetInt64(), json.GetProperty("pm").GetInt32()));
        if (o.Kind == Kind.Tag)
        {
            Assert.Equal(Encoding.UTF8.GetString(o.Id.Bytes, 0, o.Id.Length), json.GetProperty("id").GetString());
        }
    });

    [Fact]
    public void Sixteen_of_the_longest_observations_never_overflow_a_message()
    {
        var payload = new PayloadWriter();
        var o = new Observation();
        o.Begin(Kind.Tag, long.MaxValue, int.MaxValue);
        o.Number = o.Hits = int.MaxValue;
        o.Rssi = int.MinValue;
        o.Place.Set(new string('"', 24));
        o.Id.Set(new string('\\', 24));
        payload.BeginObservations(o.Id);
        while (payload.HasRoom)
        {
            payload.Add(o);
        }

        payload.EndObservations();
        Assert.Equal(payload.Count, JsonDocument.Parse(Encoding.UTF8.GetString(payload.Buffer, 0, payload.Length))
            .RootElement.GetProperty("obs").GetArrayLength());
    }

    private static string Wire(Observation o)
    {
        var payload = new PayloadWriter();
        var boot = new PitMarshal.Core.Text();
        boot.Set("5f21c0d4");
        payload.BeginObservations(boot);
        payload.Add(o);
        payload.EndObservations();
        return Encoding.UTF8.GetString(payload.Buffer, 0, payload.Length);
    }

    private static Observation Some(Random random)
    {
        var o = new Observation { Number = random.Next(1, int.MaxValue) };
        o.Begin((Kind)random.Next(1, 14), random.NextInt64(), random.Next());
        var text = Encoding.UTF8.GetBytes("""a"b\é🏁 7""");
        o.Place.Set(text, 0, text.Length);
        o.Id.Set(random.Next().ToString());
        (o.On, o.IsLeft) = (random.Next(2) == 0, random.Next(2) == 0);
        if (o.Kind == Kind.Lost)
        {
            (o.From, o.To) = (random.Next(), random.Next());
        }
        else
        {
            (o.Hits, o.Rssi) = (random.Next(), -random.Next());
        }

        return o;
    }

    private static bool IsRead(byte[] json)
    {
        var reader = new JsonReader(json, json.Length);
        reader.EnterObject();
        for (var names = 0; reader.NextName(); names++)
        {
            Assert.True(names <= json.Length, "hangs");
            reader.Skip();
        }

        return reader.IsAtEnd;
    }
}
