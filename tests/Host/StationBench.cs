using System.Diagnostics;
using System.Text;
using System.Text.Json;
using PitMarshal.Host;
using PitMarshal.Host.Nano;
using PitMarshal.Mqtt;
using PitMarshal.Tests.Support.Common;

namespace PitMarshal.Tests.Host;

/// <summary>
/// A station with the unmodified program on a virtual board, a real broker, and a gateway that does
/// no more than acknowledge.
/// </summary>
internal sealed class StationBench : IDisposable
{
    private const string Prefix = "pitmarshal/v1/home/bench/";
    private const long StartUs = 1_000_000_000_000;

    private readonly TestBroker _broker = new();
    private readonly MqttLink _gateway;
    private readonly Dictionary<string, SortedDictionary<int, JsonElement>> _observed = [];
    private readonly object _lock = new();

    public StationBench(string config)
    {
        World = new VirtualWorld(StartUs);
        Station = new VirtualStation(
            World, new StationPlan("bench", "bench", []), "home", _broker.Options, driftPpm: 20);
        _gateway = _broker.Client("gateway");
        using ManualResetEventSlim subscribed = new();
        _gateway.Subscribed += _ => subscribed.Set();
        _gateway.Received += Take;
        _gateway.Connect();
        _gateway.Subscribe(Prefix + "#", 1);
        subscribed.Within();
        Configure(config);
        World.Holds = next => Station.Flight.Holds(next);
    }

    public VirtualWorld World { get; }

    public VirtualStation Station { get; }

    /// <summary>While false, the gateway keeps silent.</summary>
    public bool Answers { get; set; } = true;

    /// <summary>The last state that the station, or its will, told.</summary>
    public JsonElement State { get; private set; }

    public IReadOnlyList<string> Boots
    {
        get { lock (_lock) { return [.. _observed.Keys]; } }
    }

    public List<JsonElement> Observed
    {
        get { lock (_lock) { return [.. _observed.Values.SelectMany(boot => boot.Values)]; } }
    }

    public List<JsonElement> Of(string kind) => [.. Observed.Where(o => o.GetProperty("k").GetString() == kind)];

    /// <summary>When the world began, and the board with it.</summary>
    public long BootedUs => StartUs;

    public void Configure(string config) =>
        _gateway.Publish(Prefix + "config", Encoding.UTF8.GetBytes(config), qos: 1, retain: true);

    /// <summary>Runs so many seconds of virtual time.</summary>
    public void Run(double seconds) => World.Run(World.NowUs + (long)(seconds * 1e6));

    /// <summary>
    /// Runs until something holds, at most so many seconds; longer only while the broker may not have had its time:
    /// that lives in real time, of which virtual seconds take next to nothing.
    /// </summary>
    public void RunUntil(Func<bool> done, double seconds = 120)
    {
        long began = Stopwatch.GetTimestamp();
        World.Run(World.NowUs + (long)(seconds * 1e6), done);
        while (!done() && Stopwatch.GetElapsedTime(began) < Waiting.Long) { World.Run(World.NowUs + 1_000_000, done); }
        Assert.True(done(), "nothing came of it");
    }

    /// <summary>
    /// Somebody sits down and gets up again, once a second for so many seconds; two observations each.
    /// </summary>
    public void SitDownAndUp(int times)
    {
        for (int i = 0; i < times; i++)
        {
            World.At(World.NowUs + i * 1_000_000 + 200_000, () => Station.Pin("in2").Drive(false));
            World.At(World.NowUs + i * 1_000_000 + 700_000, () => Station.Pin("in2").Drive(true));
        }
    }

    /// <summary>
    /// Every number of every boot from 1 on arrived, nothing was lost, and the seat changed so often.
    /// </summary>
    public void AssertComplete(int seatChanges)
    {
        RunUntil(() => Of("seat").Count >= seatChanges);
        Assert.True(Of("seat").Count == seatChanges,
            $"{Of("seat").Count} of {seatChanges} changes: {string.Join(", ", Observed)}");
        lock (_lock)
        {
            Assert.All(_observed, boot => Assert.Equal(Enumerable.Range(1, boot.Value.Keys.Max()), boot.Value.Keys));
        }
        Assert.Empty(Of("lost"));
    }

    public void Dispose()
    {
        Station.PowerOff();
        _gateway.Dispose();
        _broker.Dispose();
    }

    private void Take(MqttMessage message)
    {
        string tail = message.Topic[Prefix.Length..];
        if (tail is not ("obs" or "state" or "clock/ask") || message.Payload.Length == 0) { return; }
        JsonElement json = JsonDocument.Parse(message.Payload).RootElement;
        switch (tail)
        {
            case "state": State = json; break;
            case "clock/ask" when Answers: Say("clock/tell",
                $$"""{"boot":"{{Boot(json)}}","us":{{json.GetProperty("us")}},"rx":{{World.NowUs}},"tx":{{World.NowUs}}}""");
            break;
            case "obs" when Answers: Acknowledge(Boot(json), json.GetProperty("obs")); break;
        }
    }

    private void Acknowledge(string boot, JsonElement observations)
    {
        int upTo;
        lock (_lock)
        {
            if (!_observed.TryGetValue(boot, out var numbers)) { _observed[boot] = numbers = []; }
            foreach (JsonElement o in observations.EnumerateArray()) { numbers[o.GetProperty("n").GetInt32()] = o; }
            upTo = Enumerable.Range(1, numbers.Count).TakeWhile(numbers.ContainsKey).Count();
        }
        Say("ack", $$"""{"boot":"{{boot}}","upTo":{{upTo}}}""");
    }

    private void Say(string tail, string json) =>
        _gateway.Publish(Prefix + tail, Encoding.UTF8.GetBytes(json), qos: 1, retain: false);

    private static string Boot(JsonElement json) => json.GetProperty("boot").GetString()!;
}
