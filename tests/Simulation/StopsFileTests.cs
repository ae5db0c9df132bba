using PitMarshal.Events;
using PitMarshal.Simulation.Rehearsal;
using PitMarshal.Simulation.Rehearsal.Plans;

namespace PitMarshal.Tests.Simulation;

public sealed class StopsFileTests : IDisposable
{
    private const string Header = "car,stop,lap,pit_in_ms,pit_out_ms,driver_out,driver_in\n";

    private readonly string _file = Path.GetTempFileName();

    [Fact]
    public void A_car_s_stops_come_in_order_of_time_whatever_the_order_of_the_lines()
    {
        var stops = Read("7,2,40,3000000,3100000,b,a\n7,1,20,1500000,1590000,a,b\n");

        Assert.Equal([1_500_000, 3_000_000], stops["7"].Select(stop => stop.PitInMs));
    }

    [Fact]
    public void An_empty_pit_out_is_the_finish()
    {
        var stops = Read("007,1,20,1500000,,a,\n");

        Assert.Null(Assert.Single(stops["007"]).PitOutMs);
    }

    [Theory]
    [InlineData("7,1,20,1500000,1500000,a,b\n", "2: pit_out_ms 1500000 is not after pit_in_ms 1500000")]
    [InlineData("7,1,20,x,1590000,a,b\n", "2: pit_in_ms must be a whole number")]
    [InlineData("7,1,20,-5,1590000,a,b\n", "2: pit_in_ms must be a whole number")]
    [InlineData("7,1,20,99999999999999999999,,a,b\n", "2: pit_in_ms must be a whole number")]
    [InlineData(",1,20,1500000,1590000,a,b\n", "2: car must be 1 to 16 letters")]
    [InlineData("7,1,20,1500000,1590000,a\n", "2: 7 fields expected, 6 found")]
    [InlineData("7,1,20,1500000,1590000,a,b\n7,2,40,1580000,1700000,b,a\n",
        "3: car 7 pits in before it left the pit lane (line 2)")]
    [InlineData("7,1,20,1500000,,a,b\n7,2,40,1580000,1700000,b,a\n", "3: car 7 pits in after its finish (line 2)")]
    [InlineData("", "no stops")]
    public void What_cannot_have_happened_is_refused_with_file_and_line(string lines, string what)
    {
        BadInput refused = Assert.Throws<BadInput>(() => Read(lines));

        Assert.StartsWith(_file + ":", refused.Message, StringComparison.Ordinal);
        Assert.Contains(what, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_header_is_refused()
    {
        File.WriteAllText(_file, "car,pit_in\n7,1\n");

        Assert.Contains(":1: the header must be car,stop,lap",
            Assert.Throws<BadInput>(() => StopsFile.Read(_file)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_is_named()
    {
        Assert.Contains("nowhere.csv", Assert.Throws<BadInput>(() => StopsFile.Read("nowhere.csv")).Message,
            StringComparison.Ordinal);
    }

    public void Dispose() => File.Delete(_file);

    private IReadOnlyDictionary<string, IReadOnlyList<StopRow>> Read(string lines)
    {
        File.WriteAllText(_file, Header + lines);
        return StopsFile.Read(_file);
    }
}
