using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using PitMarshal.Mqtt;
using PitMarshal.Tests.Bench.Traffic;

namespace PitMarshal.Tests.Bench.Harm;

/// <summary>
/// The station that only does its work: so many observations a second, whether answered or not, and how long each
/// waits for its acknowledgement.
/// </summary>
internal sealed class GoodStation : IDisposable
{
    private const string Boot = "0badcafe";

    private readonly AttackTarget _target;
    private readonly MqttLink _link;
    private readonly ConcurrentDictionary<long, long> _said = [];
    private readonly ConcurrentBag<double> _ms = [];
    private long _n;

    internal GoodStation(AttackTarget target)
    {
        _target = target;
        using (BenchStation clock = new(target.Options, target.Station, "pit-in", ["7001"]))
        {
            clock.ExchangeClocks();
        }
        _link = new MqttLink(target.Station, target.Options);
        using ManualResetEventSlim subscribed = new();
        _link.Subscribed += _ => subscribed.Set();
        _link.Received += Acknowledged;
        _link.Connect();
        _link.Subscribe(target.Topic("ack"), 1);
        subscribed.Wait();
    }

    /// <summary>Milliseconds of each observation that was acknowledged, and how long the others wait so far.</summary>
    internal IReadOnlyCollection<double> WaitsMs =>
        [.. _ms, .. _said.Values.Select(since => Stopwatch.GetElapsedTime(since).TotalMilliseconds)];

    internal void Say()
    {
        var n = ++_n;
        var us = Stopwatch.GetTimestamp() / (Stopwatch.Frequency / 1_000_000);
        _said[n] = Stopwatch.GetTimestamp();
        var on = n % 2 == 0 ? "false" : "true";
        var seen = $$"""{"n":{{n}},"us":{{us}},"pm":40,"k":"loop","p":"pit-in","on":{{on}}}""";
        var payload = Encoding.UTF8.GetBytes($$"""{"boot":"{{Boot}}","obs":[{{seen}}]}""");
        _link.Publish(_target.Topic("obs"), payload, 1, retain: false);
    }

    /// <summary>Returns when everything is acknowledged, or when that has taken too long.</summary>
    internal void Finish(TimeSpan patience)
    {
        for (var clock = Stopwatch.StartNew(); !_said.IsEmpty && clock.Elapsed < patience;)
        {
            Thread.Sleep(20);
        }
    }

    internal void Forget() => _ms.Clear();

    public void Dispose() => _link.Dispose();

    private void Acknowledged(MqttMessage message)
    {
        var text = Encoding.UTF8.GetString(message.Payload);
        if (!text.Contains(Boot, StringComparison.Ordinal))
        {
            return;
        }
        var upTo = long.Parse(text[(text.LastIndexOf(':') + 1)..^1], CultureInfo.InvariantCulture);
        foreach (var n in _said.Keys.Where(n => n <= upTo))
        {
            if (_said.TryRemove(n, out var since))
            {
                _ms.Add(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
            }
        }
    }
}
