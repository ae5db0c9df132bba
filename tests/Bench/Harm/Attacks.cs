using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using PitMarshal.Tests.Bench.Traffic;

namespace PitMarshal.Tests.Bench.Harm;

/// <summary>
/// What somebody with one station's password, or with the network alone, can do. Each runs until its time is over and
/// returns how much it did.
/// </summary>
internal static class Attacks
{
    private const string Boot = "5f21c0d4";

    internal static readonly Dictionary<string, Func<AttackTarget, TimeSpan, long>> All = new()
    {
        ["none"] = Nothing,
        ["valid flood"] = (target, time) => Flood(target, time, clocked: true, cars: 60),
        ["one car's flood"] = (target, time) => Flood(target, time, clocked: true, cars: 1),
        ["flood without clock"] = (target, time) => Flood(target, time, clocked: false, cars: 60),
        ["late clock"] = LateClock,
        ["gaps"] = Gaps,
        ["1,000 boots"] = Boots,
        ["health and clock flood"] = Reports,
        ["huge claims"] = NetworkAttacks.HugeClaims,
        ["half-open"] = NetworkAttacks.HalfOpen,
        ["sign-in flood"] = NetworkAttacks.SignIns,
        ["garbage"] = Garbage,
        ["1,000 streams"] = NetworkAttacks.Streams,
        ["page flood"] = NetworkAttacks.Pages,
    };

    private static long NowUs => Stopwatch.GetTimestamp() / (Stopwatch.Frequency / 1_000_000);

    private static long Nothing(AttackTarget target, TimeSpan time)
    {
        Thread.Sleep(time);
        return 0;
    }

    /// <summary>Valid observations of one boot, sixteen a message, from the first number on.</summary>
    /// <param name="clocked">With a clock exchange before.</param>
    private static long Flood(AttackTarget target, TimeSpan time, bool clocked, int cars)
    {
        if (clocked)
        {
            using BenchStation station = new(target.Options, target.Station, "start-finish", AttackTarget.Transponders);
            station.ExchangeClocks();
        }
        var us = NowUs;
        return Repeat(target, time, turn => Obs(target, Boot, Enumerable.Range(turn * 16 + 1, 16)
            .Select(n => Tag(n, us + n, AttackTarget.Transponders[n % cars]))));
    }

    /// <summary>What waited for a clock is dealt with when there is one.</summary>
    private static long LateClock(AttackTarget target, TimeSpan time)
    {
        var count = Flood(target, TimeSpan.FromSeconds(3), clocked: false, cars: 60);
        using (BenchStation station = new(target.Options, target.Station, "start-finish", AttackTarget.Transponders))
        {
            station.ExchangeClocks();
        }
        Thread.Sleep(time - TimeSpan.FromSeconds(3));
        return count;
    }

    /// <summary>Every second number is missing, over many boots.</summary>
    private static long Gaps(AttackTarget target, TimeSpan time)
    {
        var us = NowUs;
        return Repeat(target, time, turn => Obs(target, $"{0x0e000000 + turn / 256:x8}",
            Enumerable.Range(turn % 256 * 16 + 1, 16).Select(n => Tag(2 * n, us + 2 * n, "7001"))));
    }

    private static long Boots(AttackTarget target, TimeSpan time)
    {
        var us = NowUs;
        return Repeat(target, time, turn =>
        {
            var boot = $"{0x0d000000 + turn % 1000:x8}";
            var ask = $$"""{"boot":"{{boot}}","us":{{us + turn}}}""";
            var state = $$"""{"state":"online","boot":"{{boot}}","fw":"1","role":"start-finish","config":"0"}""";
            return
            [
                .. Say(target, "state", state, 1),
                .. Say(target, "clock/ask", ask, 0),
                .. Obs(target, boot, [Began(turn / 1000 + 1, us + turn)]),
            ];
        });
    }

    private static long Reports(AttackTarget target, TimeSpan time)
    {
        var us = NowUs;
        return Repeat(target, time, turn =>
        {
            var ask = $$"""{"boot":"{{Boot}}","us":{{us + turn}}}""";
            var health = $$"""{"boot":"{{Boot}}","uptimeS":{{turn}},"outbox":{"used":0,"capacity":1} }""";
            return
            [
                .. Say(target, "clock/ask", ask, 0),
                .. Say(target, "health", health, 0),
            ];
        });
    }

    private static long Garbage(AttackTarget target, TimeSpan time)
    {
        var random = new Random(1);
        return Repeat(target, time, turn =>
        {
            var payload = new byte[random.Next(64)];
            random.NextBytes(payload);
            return RawClient.Publish(target.Topic(turn % 3 == 0 ? "state" : "obs"), payload, 0, retain: turn % 3 == 0);
        });
    }

    /// <summary>As fast as it is taken; connects again when it is thrown out.</summary>
    private static long Repeat(AttackTarget target, TimeSpan time, Func<int, byte[]> packets)
    {
        var (clock, count) = (Stopwatch.StartNew(), 0);
        while (clock.Elapsed < time)
        {
            try
            {
                using RawClient client = new(target);
                while (clock.Elapsed < time && client.TrySay(packets(count)))
                {
                    count++;
                }
            }
            catch (Exception refused) when (refused is SocketException or AggregateException)
            {
                Thread.Sleep(10);
            }
        }
        return count;
    }

    private static string Began(int n, long us) =>
        $$"""{"n":{{n}},"us":{{us}},"pm":0,"k":"boot","fw":"1","reason":"x"}""";

    private static byte[] Obs(AttackTarget target, string boot, IEnumerable<string> items) => Say(target,
        "obs", $$"""{"boot":"{{boot}}","obs":[{{string.Join(',', items)}}]}""", 1);

    private static byte[] Say(AttackTarget target, string tail, string payload, int qos) =>
        RawClient.Publish(target.Topic(tail), Encoding.UTF8.GetBytes(payload), qos);

    private static string Tag(int n, long us, string transponder) =>
        $$"""{"n":{{n}},"us":{{us}},"pm":40,"k":"tag","p":"start-finish","id":"{{transponder}}","hits":21}""";
}
