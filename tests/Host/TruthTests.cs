using System.Text;
using System.Text.Json;
using PitMarshal.Board.Pins;
using PitMarshal.Host.Nano;

namespace PitMarshal.Tests.Host;

/// <summary>
/// What a station says of its edges is true, and it goes on, whatever holds, breaks or misleads its program.
/// </summary>
public sealed class TruthTests : IDisposable
{
    private const string Box =
        """{"role":"box","inputs":[{"in":"in2","k":"seat","box":"4","debounceMs":20,"low":true}]}""";
    private const string SettingsPath = @"I:\station.cfg";
    private const double DriftPpm = 20;

    private readonly StationBench _bench = new(Box);
    private readonly Random _chance = new(20260613);
    private readonly List<long> _changedUs = [];
    private bool _seated = true;

    private VirtualNetwork Network => _bench.Station.Network;

    [Fact]
    public void Every_edge_lies_within_its_stated_uncertainty_although_connecting_holds_the_interpreter_for_seconds()
    {
        Boot();
        _bench.Run(10);
        Network.ConnectHoldsUs = 2_000_000;
        for (int i = 0; i < 90; i++)
        {
            _bench.World.At(_bench.World.NowUs + i * 7_000_000, () => Network.Cut(silently: false));
            _bench.World.At(_bench.World.NowUs + i * 7_000_000 + 300_000, Network.Restore);
        }
        Change(times: 300);
        AssertTrue(300);
        Assert.Contains(_bench.Of("seat"), o => o.GetProperty("pm").GetInt32() > 1_000_000);
        Assert.True(_bench.Of("seat").Count(o => o.GetProperty("pm").GetInt32() < 1_000) > 100,
            "most edges came while nothing stood still");
    }

    [Fact]
    public void An_edge_that_the_platform_lost_is_found_within_three_seconds_and_says_how_uncertain_it_is()
    {
        Boot();
        _bench.Run(10.4);
        _bench.Station.Pin("in2").DriveUnheard(true);
        _changedUs.Add(_bench.World.NowUs);
        _bench.Run(3);
        AssertTrue(1);
        Assert.InRange(_bench.Of("seat")[^1].GetProperty("pm").GetInt32(), 400_000, 600_000);
    }

    [Fact]
    public void A_configuration_with_which_the_program_breaks_is_left_out_after_three_boots()
    {
        Network.Sent += (_, payload, _) =>
        {
            if (Encoding.UTF8.GetString(payload)
                .Contains("\"applied\":{\"role\":\"box\"")) { throw new InvalidOperationException("a bug"); }
        };
        _bench.Station.Boot();
        _bench.RunUntil(() => _bench.State.ValueKind == JsonValueKind.Object
            && _bench.State.GetProperty("state").GetString() == "online"
            && _bench.State.GetProperty("reason").GetString() == "bug"
            && !_bench.State.TryGetProperty("applied", out _));
        Assert.True(_bench.Boots.Count <= 4);

        _bench.Configure(Box.Replace("\"box\",", "\"mended\","));
        _bench.RunUntil(() => _bench.State.TryGetProperty("applied", out _));
        _bench.RunUntil(() => _bench.Of("seat").Count > 0);
    }

    [Fact]
    public void A_decoder_s_address_that_is_none_ends_nothing()
    {
        _bench.Station.Flash[SettingsPath] = [.. _bench.Station.Flash[SettingsPath], .. "\ndecoder.host=p3.lan"u8];
        Boot();
        _bench.Run(60);
        Assert.Single(_bench.Boots);
    }

    [Fact]
    public void Without_settings_the_lamp_flashes()
    {
        _bench.Station.Flash.Remove(SettingsPath);
        _bench.Station.Boot();
        int flashes = 0;
        bool lit = false;
        for (int i = 0; i < 60; i++)
        {
            _bench.Run(0.1);
            bool now = _bench.Station.Lamp.Level;
            flashes += now && !lit ? 1 : 0;
            lit = now;
        }
        Assert.InRange(flashes, 5, 9);
    }

    public void Dispose() => _bench.Dispose();

    private void Boot()
    {
        _bench.Station.Pin("in2").Drive(false);
        _bench.Station.Boot();
        _bench.RunUntil(() => _bench.Of("seat").Count == 1);
    }

    /// <summary>The seat changes about once a second, at moments of chance.</summary>
    private void Change(int times)
    {
        long us = _bench.World.NowUs;
        for (int i = 0; i < times; i++)
        {
            us += _chance.Next(1_200_000, 3_000_000);
            _bench.World.At(us, () =>
            {
                _seated = !_seated;
                _bench.Station.Pin("in2").Drive(!_seated);
                _changedUs.Add(_bench.World.NowUs);
            });
        }
        _bench.World.Run(us + 1);
    }

    private void AssertTrue(int changes)
    {
        _bench.RunUntil(() => _bench.Of("seat").Count == 1 + changes, seconds: 60);
        Assert.All(_bench.Of("seat").Skip(1).Zip(_changedUs), pair =>
        {
            double trueUs = (pair.Second - _bench.BootedUs) * (1 + DriftPpm * 1e-6);
            double offUs = Math.Abs(pair.First.GetProperty("us").GetInt64() - trueUs);
            Assert.True(offUs <= pair.First.GetProperty("pm").GetInt32() + 2, $"{pair.First} is off by {offUs} µs");
        });
    }
}
