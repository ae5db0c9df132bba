using PitMarshal.Events;
using PitMarshal.Ingest.Messages;
using PitMarshal.Tests.Support.Gateways;

namespace PitMarshal.Tests.Ingest.Folding;

/// <summary>
/// A station that does, in random order, whatever stations do: also lose, repeat, swap, start anew and fall silent.
/// </summary>
internal sealed class RandomStation(World world, Random random, string name, Func<long, long, string> observation)
{
    private static readonly string[] s_whats =
        ["chatter", "cut", "stuck", "silent", "edges-lost", "passings-lost", "mended"];

    private readonly List<(string Boot, string Json)> _unsent = [];
    private readonly List<(string Boot, string Json)> _sent = [];
    private int _boots;
    private long _n;
    private Instant _booted;

    private string Boot => $"{name[..2]}{_boots}";

    private long Us => world.Now.Since(_booted);

    internal void Act()
    {
        if (_boots == 0 || random.Next(25) == 0)
        {
            StartAnew();
            return;
        }
        switch (random.Next(12))
        {
            case < 5: Observe(random.Next(1, 5)); Send(); break;
            case 5: Observe(random.Next(1, 5)); break;
            case 6: Lose(); break;
            case 7: Repeat(); break;
            case 8: Exchange(); break;
            case 9: Health(); break;
            case 10: Fault(); Send(); break;
            default: State(random.Next(3) > 0); break;
        }
    }

    private void StartAnew()
    {
        _boots++;
        (_n, _booted) = (0, world.Now.Plus(-random.NextInt64(100_000, 3_000_000)));
        Add($$"""{"n":{{++_n}},"us":{{Us / 2}},"pm":0,"k":"boot","fw":"1","reason":"power"}""");
        if (random.Next(2) == 0)
        {
            State(online: true);
        }
        if (random.Next(3) > 0)
        {
            Send();
        }
    }

    private void Observe(int count)
    {
        for (var i = 0; i < count; i++)
        {
            Add(observation(++_n, Us + i));
        }
    }

    private void Fault()
    {
        var (input, what) = (random.Next(3) == 0 ? "serial" : "in1", s_whats[random.Next(s_whats.Length)]);
        Add(World.Fault(++_n, Us, input, what));
    }

    /// <summary>Some numbers never come, which the station says at once, later, or never.</summary>
    private void Lose()
    {
        var from = _n + 1;
        _n += random.Next(1, 4);
        Observe(1);
        if (random.Next(2) == 0)
        {
            Add($$"""{"n":{{++_n}},"us":{{Us + 1}},"pm":0,"k":"lost","from":{{from}},"to":{{_n - 2}}}""");
        }
    }

    private void Repeat()
    {
        if (_sent.Count > 0)
        {
            Put([_sent[random.Next(_sent.Count)]]);
        }
    }

    private void Send()
    {
        while (_unsent.Count > 0 && random.Next(6) > 0)
        {
            var count = Math.Min(_unsent.TakeWhile(item => item.Boot == _unsent[0].Boot).Count(), random.Next(1, 17));
            var some = _unsent[..count];
            _unsent.RemoveRange(0, count);
            if (random.Next(8) == 0)
            {
                _unsent.AddRange(some);
                continue;
            }
            if (random.Next(5) == 0)
            {
                random.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(some));
            }
            _sent.AddRange(some);
            Put(some);
        }
    }

    private void Exchange()
    {
        var (there, back) = (random.Next(4000), random.Next(4000));
        var (t1, t2) = (Us - there - back - 200, world.Now.Micros - back - 200);
        world.Put(name, IncomingKind.ClockAsk, t1 < 0
            ? $$"""{"boot":"{{Boot}}","us":{{Us}}}"""
            : $$"""{"boot":"{{Boot}}","us":{{Us}},"last":[{{t1}},{{t2}},{{t2 + 100}},{{Us - 100}}]}""");
    }

    private void Health() => world.Put(name, IncomingKind.Health,
        $$"""{"boot":"{{Boot}}","outbox":{ "used":{{_unsent.Count}}, "of":900, "dropped":0 } }""");

    private void State(bool online) => world.Put(name, IncomingKind.State, online
        ? $$"""{"state":"online","boot":"{{Boot}}","fw":"1","role":"x","config":"y"}"""
        : """{"state":"offline"}""");

    private void Put(IReadOnlyList<(string Boot, string Json)> items) => world.Put(name, IncomingKind.Observations,
        $$"""{"boot":"{{items[0].Boot}}","obs":[{{string.Join(',', items.Select(item => item.Json))}}]}""");

    private void Add(string json) => _unsent.Add((Boot, json));
}
