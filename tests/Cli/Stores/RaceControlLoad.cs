using System.Globalization;
using System.Text;
using System.Text.Json;
using PitMarshal.Mqtt;
using PitMarshal.Tests.Support.Common;

namespace PitMarshal.Tests.Cli.Stores;

/// <summary>
/// Race control that goes on whatever happens to the gateway: as a station it keeps what is not acknowledged and says
/// it again. What it says is the same race in every run, whatever the pace.
/// </summary>
internal sealed class RaceControlLoad : IDisposable
{
    /// <summary>40 observations a second, where a race gives at most 20; and as fast as it may be.</summary>
    internal static readonly TimeSpan AsARace = TimeSpan.FromMilliseconds(100), Quick = TimeSpan.FromMilliseconds(2);

    private const int Cars = 10, AtOnce = 4, MostUnderWay = 32;
    private static readonly TimeSpan s_again = TimeSpan.FromMilliseconds(400);
    private static readonly DateTime s_start = new(2026, 6, 13, 14, 0, 0, DateTimeKind.Utc);

    private readonly MqttLink _link;
    private readonly CancellationTokenSource _end = new();
    private readonly Task _work;
    private readonly TimeSpan _between;
    private long _acked, _said, _most, _until = long.MaxValue;
    private DateTime _saidAgain = DateTime.UtcNow;

    /// <param name="broker">Where the gateways are.</param>
    /// <param name="between">Two messages.</param>
    internal RaceControlLoad(TestBroker broker, TimeSpan between)
    {
        _between = between;
        _link = broker.Client("race-control-load");
        _link.Received += Hear;
        _link.Connect();
        _link.Subscribe("pitmarshal/v1/home/race-control/ack", 1);
        _work = Task.Run(Say);
    }

    /// <summary>Number of the last observation that it said; what comes after it is said later.</summary>
    internal long Said => Interlocked.Read(ref _most);

    internal long Acked => Interlocked.Read(ref _acked);

    /// <summary>Says no more than so many, and waits until all of them are acknowledged.</summary>
    internal async Task EndAt(long last)
    {
        Interlocked.Exchange(ref _until, last);
        while (Acked < last)
        {
            await BeyondAck(Acked);
        }
    }

    /// <summary>Waits until more is acknowledged than this.</summary>
    internal async Task BeyondAck(long n)
    {
        for (var until = DateTime.UtcNow + Waiting.Long; Acked <= n; await Task.Delay(5))
        {
            Assert.True(DateTime.UtcNow < until, $"nothing after {Acked} is acknowledged");
            if (_work.IsFaulted)
            {
                await _work;
            }
        }
    }

    public void Dispose()
    {
        _end.Cancel();
        _work.ContinueWith(_ => { }, TaskScheduler.Default).Within();
        _link.Dispose();
        _end.Dispose();
    }

    private async Task Say()
    {
        while (!_end.IsCancellationRequested)
        {
            if (DateTime.UtcNow - _saidAgain > s_again)
            {
                (_said, _saidAgain) = (Acked, DateTime.UtcNow);
            }
            var last = Math.Min(Math.Min(_said + AtOnce, Acked + MostUnderWay), Interlocked.Read(ref _until));
            if (last > _said)
            {
                var items = Enumerable.Range((int)_said + 1, (int)(last - _said)).Select(n => Item(n));
                _link.Publish("pitmarshal/v1/home/race-control/obs", Encoding.UTF8.GetBytes(
                    $$"""{"boot":"5f21c0d4","obs":[{{string.Join(',', items)}}]}"""), 1, retain: false);
                _said = last;
                Interlocked.Exchange(ref _most, Math.Max(_most, last));
            }
            await Task.Delay(_between);
        }
    }

    /// <summary>Cars come in and go out, one after the other, and every third stop is too short.</summary>
    private static string Item(long n)
    {
        if (n <= Cars)
        {
            return $$"""{"n":{{n}},"event":"EntryListed","at":"{{At(-600)}}","car":"{{n}}"}""";
        }
        if (n == Cars + 1)
        {
            return $$"""{"n":{{n}},"event":"RaceStarted","at":"{{At(0)}}"}""";
        }
        var (passing, isOut) = Math.DivRem(n - Cars - 2, 2);
        var (stop, car) = Math.DivRem(passing, Cars);
        var at = (60 * (stop + 1)) + car + (isOut == 0 ? 0 : stop % 3 == 0 ? 9 : 11);
        var line = isOut == 0 ? "pit-in" : "pit-out";
        return $$"""{"n":{{n}},"event":"CarPassed","at":"{{At(at)}}","car":"{{car + 1}}","line":"{{line}}"}""";
    }

    private static string At(long seconds) =>
        s_start.AddSeconds(seconds).ToString("yyyy-MM-ddTHH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private void Hear(MqttMessage message)
    {
        using var ack = JsonDocument.Parse(message.Payload);
        var upTo = ack.RootElement.GetProperty("upTo").GetInt64();
        if (upTo > Acked)
        {
            Interlocked.Exchange(ref _acked, upTo);
            _saidAgain = DateTime.UtcNow;
        }
    }
}
