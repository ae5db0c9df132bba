using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using PitMarshal.Events;
using PitMarshal.Scoreboard;
using PitMarshal.Timing.Settings;

// The memory of the process is measured: no other test runs beside one.
[assembly: Xunit.CollectionBehavior(DisableTestParallelization = true)]

namespace PitMarshal.Tests.Scoreboard;

/// <summary>The feed over real sockets: what displays get, and what they cannot do.</summary>
public sealed class BoardServerTests : IAsyncLifetime
{
    private readonly ListedRace _race = new();
    private readonly ConcurrentQueue<string> _told = [];
    private readonly BoardServer _server;

    public BoardServerTests() => _server = new BoardServer(
        new IPEndPoint(IPAddress.Loopback, 0), _race, new RaceBoard("Lake", TimeSpan.Zero), _told.Enqueue);

    public Task InitializeAsync()
    {
        _race.Add([.. Race.Of(1).Take(50)]);
        _server.Start();
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task A_display_gets_the_state_then_the_news_and_the_flag_each_second()
    {
        using var display = await Connect();
        var reader = new BoardReader();
        await Until(display, reader, () => reader.Flags > 0);
        Assert.Equal(8, reader.Cars.Count);
        var crossings = reader.Crossings.Count;

        _race.Add([.. Race.Of(1).Skip(50).Take(40)]);
        var flags = reader.Flags;

        await Until(display, reader, () => reader.Crossings.Count >= crossings + 20 && reader.Flags >= flags + 2);
    }

    [Fact]
    public async Task A_race_that_cannot_be_asked_for_a_while_is_told_once_and_the_displays_go_on_afterwards()
    {
        using var display = await Connect();
        var reader = new BoardReader();
        await Until(display, reader, () => reader.Flags > 0);

        _race.FailsStill = 3;
        _race.Add([new EntryListed("3", "TC", "Last") { At = Race.Start }]);

        await Until(display, reader, () => reader.Cars.GetValueOrDefault("3").Team == "Last");
        Assert.Equal("the displays miss some of the race: not now", Assert.Single(_told));
    }

    [Fact]
    public async Task A_display_that_does_not_read_is_let_go_and_the_others_get_everything()
    {
        using var good = await Connect();
        using var bad = await Connect();
        var reader = new BoardReader();
        await Until(good, reader, () => reader.Flags > 0);
        var before = GC.GetTotalMemory(forceFullCollection: true);

        for (var i = 0; i < 3000; i++)
        {
            _race.Add([new EntryListed("3", "TC", $"Team {i}") { At = Race.Start.Plus(i) }]);
            if (i % 100 == 0)
            {
                await Until(good, reader, () => reader.Cars.GetValueOrDefault("3").Team == $"Team {i}");
            }
        }

        await Until(good, reader, () => reader.Cars.GetValueOrDefault("3").Team == "Team 2999");
        Assert.Equal(1, _server.Clients);
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 16 << 20);
    }

    [Fact]
    public async Task A_thousand_connections_of_one_address_leave_16_and_one_that_comes_when_they_are_gone_is_served()
    {
        List<TcpClient> crowd = [];
        for (var i = 0; i < 1000; i++)
        {
            crowd.Add(await Connect());
        }

        Assert.InRange(_server.Clients, 0, 16);
        crowd.ForEach(one => one.Dispose());
        var reader = new BoardReader();
        while (reader.Flags == 0)
        {
            using var display = await Connect();
            try
            {
                await Until(display, reader, () => reader.Flags > 0);
            }
            catch (IOException)
            {
                // The crowd's ends are not all noticed yet.
            }
        }

        Assert.Equal(8, reader.Cars.Count);
    }

    private async Task<TcpClient> Connect()
    {
        var client = new TcpClient();
        await client.ConnectAsync(_server.Address);
        return client;
    }

    private static async Task Until(TcpClient display, BoardReader reader, Func<bool> done)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var (room, rest) = (new byte[1 << 16], "");
        while (!done() || rest.Length > 0)
        {
            var read = await display.GetStream().ReadAsync(room, limit.Token);
            if (read == 0)
            {
                throw new IOException("the server ended it");
            }

            rest += Encoding.Latin1.GetString(room, 0, read);
            var end = rest.LastIndexOf("\r\n", StringComparison.Ordinal) + 2;
            reader.Take(end < 2 ? "" : rest[..end]);
            rest = end < 2 ? rest : rest[end..];
        }
    }

    private sealed class ListedRace : IBoardSource
    {
        private readonly List<RaceEvent> _log = [];

        public Instant Now => Race.Start.Plus(1_000_000_000);

        public event Action? Changed;

        public string? RulesName => "default";

        public TimingRules Rules() => TimingRules.Default;

        /// <summary>So many times it cannot be asked.</summary>
        public int FailsStill { get; set; }

        public IReadOnlyList<RaceEvent> EventsAfter(int count)
        {
            if (FailsStill > 0)
            {
                FailsStill--;
                throw new InvalidOperationException("not now");
            }

            lock (_log)
            {
                return [.. _log.Skip(count)];
            }
        }

        public void Add(IReadOnlyList<RaceEvent> events)
        {
            lock (_log)
            {
                _log.AddRange(events);
            }

            Changed?.Invoke();
        }
    }
}
