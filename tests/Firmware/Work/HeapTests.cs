using System.Text;
using PitMarshal.Core;
using PitMarshal.Core.Delivery;
using PitMarshal.Tests.Nano;
using Xunit;
using Xunit.Abstractions;

namespace PitMarshal.Tests.Firmware.Work;

/// <summary>What the station takes of the device's heap, line by line.</summary>
public sealed class HeapTests(ITestOutputHelper output)
{
    [Fact]
    public void A_station_with_twelve_inputs_leaves_room()
    {
        DeviceHeap heap = new();
        Station station = new("pit-box", "0.1.0", "5f21c0d4", OutboxSize.Least, new NoJournal(), null);
        int bare = Print(heap, station, "without a configuration");
        Assert.True(station.Configure(Encoding.ASCII.GetBytes(TwelveInputs())));
        int configured = Print(heap, station, "and for a configuration of twelve inputs");
        Assert.InRange(bare, 1, 20_500);
        Assert.InRange(configured, 1, 8_100);
    }

    private static string TwelveInputs() => "{\"role\":\"pit-box\",\"inputs\":["
        + string.Join(',', Enumerable.Range(1, 12).Select(i =>
        $"{{\"in\":\"in{i}\",\"k\":\"mat\",\"box\":\"4\",\"side\":\"left\",\"debounceMs\":20,\"low\":false}}")) + "]}";

    private int Print(DeviceHeap heap, Station station, string what)
    {
        int sum = 0;
        foreach ((string name, int bytes) in heap.Table(station))
        {
            output.WriteLine($"{bytes,7} {name}");
            sum += bytes;
        }

        output.WriteLine($"{sum,7} in all, {what}");
        return sum;
    }
}
