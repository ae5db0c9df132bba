using System.Text;
using PitMarshal.Core;
using PitMarshal.Core.Delivery;
using Xunit;
using Xunit.Abstractions;

namespace PitMarshal.Tests.Firmware.Soak;

[Collection(Alone.Name)]
[Trait("Needs", "time")]
public sealed class SoakTests(ITestOutputHelper output)
{
    private const long SecondUs = 1_000_000, DayUs = 86_400 * SecondUs;
    private const int Days = 60, Seed = 20260613;

    private readonly Random _random = new(Seed);
    private readonly SoakGateway _gateway = new();
    private readonly MemoryJournal _journal = new();
    private readonly bool[] _levels = new bool[Station.InputCount];
    private Station _station;
    private long _nowUs;
    private long _bootedUs;
    private int _boots;
    private long _steps;

    private long Us => _nowUs - _bootedUs;

    /// <summary>
    /// A car every few seconds, the link lost every hour or so for up to eight minutes, power every few days; one
    /// boot lasts 50 days.
    /// </summary>
    [Fact]
    public void Sixty_days_of_one_station_lose_no_number_and_grow_nothing()
    {
        Boot();
        long linkAt = 3600 * SecondUs, powerAt = 3 * DayUs, memoryAfterFive = 0;
        for (var day = 0; day < Days; day++)
        {
            while (_nowUs < (day + 1) * DayUs)
            {
                Pass();
                if (_nowUs > linkAt)
                {
                    Toggle();
                    linkAt = _nowUs + _random.Next(10, _gateway.IsUp ? 3600 : 480) * SecondUs;
                }

                if (_nowUs > powerAt)
                {
                    Boot();
                    powerAt = _boots == 3 ? 57 * DayUs : _nowUs + DayUs;
                }
            }

            memoryAfterFive = day == 5 ? GC.GetTotalMemory(true) : memoryAfterFive;
        }

        if (!_gateway.IsUp)
        {
            Toggle();
        }

        RunTo(_nowUs + 60 * SecondUs);
        var growth = GC.GetTotalMemory(true) - memoryAfterFive;
        output.WriteLine($"seed {Seed}: {_gateway.Observations:N0} observations of {_boots} boots in {_steps:N0} steps, "
            + $"{_gateway.Repeats:N0} repeats, {_gateway.Lost} told lost, {_journal.Appended:N0} journaled in {_journal.Flushes:N0} writes, memory grew by {growth:N0} bytes");
        Assert.True(_journal.IsEmpty);
        Assert.Equal(0, _gateway.Lost);
        Assert.InRange(growth, long.MinValue, 100_000);
        Assert.True(_gateway.Observations > 1_000_000);
    }

    /// <summary>
    /// A pulse of the loop with its transponder, or of some other sensor, with the bounce of a relay.
    /// </summary>
    private void Pass()
    {
        RunTo(_nowUs + _random.Next(500_000, 8_000_000));
        var input = _random.Next(4) == 0 ? 2 + _random.Next(3) : 0;
        for (var edge = 0; edge < 4; edge++)
        {
            _levels[input] = edge != 1 && edge != 3;
            _station.Edge(input, _levels[input], Us);
            RunTo(_nowUs + (edge == 2 ? 100_000 : 700));
        }

        if (input == 0 && _random.Next(20) > 0)
        {
            var line = Encoding.ASCII.GetBytes($"T,{_random.Next(1, 60)},{_random.Next(50)},-40,60000\r\n");
            _station.SerialBytes(line, line.Length, Us);
        }

        if (_random.Next(4) == 0)
        {
            _station.LoopBackDriven(Us);
            _station.Edge(Station.LoopBackInput, _random.Next(2) == 0, Us + _random.Next(200, 9000));
        }
    }

    private void Boot()
    {
        _boots++;
        _bootedUs = _nowUs;
        _station = new Station("soak", "0.1.0", _boots.ToString("x8"), 16 * 1024, _journal, _gateway);
        Assert.True(_station.Configure(Encoding.UTF8.GetBytes(Pit.Entry)));
        for (var i = 0; i < Station.InputCount; i++)
        {
            _station.Level(i, _levels[i], 0);
        }

        if (_gateway.IsUp)
        {
            _station.LinkUp(0);
        }
    }

    private void Toggle()
    {
        _gateway.IsUp = !_gateway.IsUp;
        _gateway.Unconfirmed = false;
        if (_gateway.IsUp)
        {
            _station.LinkUp(Us);
        }
        else
        {
            _station.LinkDown(Us);
        }
    }

    private void RunTo(long nowUs)
    {
        while (true)
        {
            var next = _station.Step(Us);
            _steps++;
            if (_gateway.Unconfirmed || _gateway.TakeAck() is { } ack && Acknowledge(ack))
            {
                _gateway.Unconfirmed = false;
                _station.Published(Us);
                continue;
            }

            if (next > nowUs - _bootedUs)
            {
                _nowUs = nowUs;
                return;
            }

            _nowUs = next + _bootedUs;
        }
    }

    private bool Acknowledge(byte[] ack)
    {
        _station.Receive(Topics.Ack, ack, Us);
        return true;
    }
}
