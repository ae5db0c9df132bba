using System.Text;
using System.Text.Json;
using PitMarshal.Core;
using PitMarshal.Core.Delivery;
using PitMarshal.Core.Inputs;
using Xunit;

namespace PitMarshal.Tests.Firmware;

/// <summary>A station on a bench: its link, its journal, and all it has said. Time is what the test says.</summary>
internal sealed class Pit : IUplink
{
    public const string Boot = "5f21c0d4";

    public const string Entry =
        """{"role":"pit-entry","inputs":[{"in":"in1","k":"loop","p":"pit-in","debounceMs":5,"low":false,"latencyUs":0,"pmUs":0},{"in":"serial","k":"tag","p":"pit-in","pmUs":500},{"in":"in3","k":"seat","box":"4","debounceMs":20,"low":false},{"in":"in4","k":"mat","box":"4","side":"left","low":false},{"in":"in5","k":"mat","box":"4","side":"right","low":false},{"in":"in6","k":"button","id":"b1","box":"4","low":false}]}""";

    public Pit(string boot = Boot, IJournal journal = null, int outboxBytes = 16 * 1024, string config = Entry)
    {
        Journal = journal ?? new MemoryJournal();
        Station = new Station("entry", "0.1.0", boot, outboxBytes, Journal, this) { I2cInputs = 0x30,
            SpiInputs = 0xCC };
        Assert.True(Station.Configure(Encoding.UTF8.GetBytes(config)));
        for (var i = 0; i < Station.InputCount; i++)
        {
            Station.Level(i, false, 0);
        }
    }

    public Station Station { get; }

    public IJournal Journal { get; }

    public List<(string Tail, string Json)> Sent { get; } = [];

    /// <summary>While false, nothing is taken.</summary>
    public bool Takes { get; set; } = true;

    /// <summary>While true, the broker confirms each reliable message before the next step.</summary>
    public bool Confirms { get; set; } = true;

    public long NowUs { get; private set; }

    public int Steps { get; private set; }

    private bool Unconfirmed { get; set; }

    public bool Send(string topicTail, byte[] buffer, int length, bool reliable, bool retain)
    {
        if (Takes)
        {
            Sent.Add((topicTail, Encoding.UTF8.GetString(buffer, 0, length)));
            Unconfirmed |= reliable;
        }

        return Takes;
    }

    /// <summary>Steps whenever the station asks for it, up to an instant.</summary>
    public Pit RunTo(long us)
    {
        NowUs = Math.Max(NowUs, 0);
        while (true)
        {
            var next = Station.Step(NowUs);
            Steps++;
            Assert.True(next > NowUs, "asked to be stepped in the past");
            if (Unconfirmed && Confirms)
            {
                Unconfirmed = false;
                Station.Published(NowUs);
                continue;
            }

            if (next > us)
            {
                NowUs = us;
                return this;
            }

            NowUs = next;
        }
    }

    public Pit Up() { Station.LinkUp(NowUs); return RunTo(NowUs); }

    public Pit Edge(int input, bool level, long us)
    {
        RunTo(us);
        Station.Edge(input, level, us);
        return RunTo(us);
    }

    public Pit Line(string line, long us)
    {
        RunTo(us);
        var bytes = Encoding.ASCII.GetBytes(line + "\r\n");
        Station.SerialBytes(bytes, bytes.Length, us);
        return RunTo(us);
    }

    public Pit Receive(string tail,
        string json) { Station.Receive(tail, Encoding.UTF8.GetBytes(json), NowUs); return RunTo(NowUs); }

    public Pit Ack(int upTo, string boot = Boot) => Receive("ack", $$"""{"boot":"{{boot}}","upTo":{{upTo}}}""");

    /// <summary>Every observation in the order in which it first went out.</summary>
    public List<JsonElement> Observations(string boot = Boot) => Sent
        .Where(m => m.Tail == "obs")
        .Select(m => JsonDocument.Parse(m.Json).RootElement)
        .Where(m => m.GetProperty("boot").GetString() == boot)
        .SelectMany(m => m.GetProperty("obs").EnumerateArray())
        .DistinctBy(o => o.GetProperty("n").GetInt32())
        .ToList();

    public List<JsonElement> Of(string kind) => Observations().Where(o => o.GetProperty("k").GetString() == kind)
        .ToList();
}
