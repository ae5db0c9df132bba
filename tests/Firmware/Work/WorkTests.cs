using Xunit;
using Xunit.Abstractions;

namespace PitMarshal.Tests.Firmware.Work;

/// <summary>
/// What a loop edge costs the device's interpreter, settling, passing, sends and acknowledgements included.
/// </summary>
public sealed class WorkTests(ITestOutputHelper output)
{
    /// <summary>Instructions: at about 2 µs each, 25 edges a second.</summary>
    private const long Most = 20_000;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_loop_edge_with_its_sends_stays_under_20000_instructions(bool transponders)
    {
        var core = new CountedCore();
        var run = core.Bench<Func<int, bool, Func<long>, long>>(typeof(BusyLine).FullName);
        long each = run(100, transponders, () => core.Instructions);

        output.WriteLine($"{each} instructions an edge, transponders: {transponders}");
        output.WriteLine(core.Most(methods: 40));
        Assert.InRange(each, 1, Most);
    }
}
