using System.Text;
using System.Text.Json.Nodes;
using PitMarshal.Hub.Spectators;

namespace PitMarshal.Tests.Hub.Spectators;

/// <summary>What spectators are sent is small.</summary>
public sealed class SnapshotTests
{
    [Theory]
    [InlineData(60, true, 60)]
    [InlineData(500, false, 500)]
    [InlineData(2000, false, null)]
    public void A_snapshot_is_at_most_40_kB_and_leaves_out_teams_before_cars(int cars, bool hasTeams, int? all)
    {
        var bytes = SpectatorJson.Snapshot(Board(1, cars));
        var rows = JsonNode.Parse(bytes)!["cars"]!.AsArray();

        Assert.InRange(bytes.Length, 1, SpectatorJson.MostBytes);
        Assert.Equal(hasTeams, rows[0]![10] is not null);
        Assert.InRange(rows.Count, all ?? 200, all ?? cars - 1);
        Assert.Equal("1", (string)rows[0]![0]!);
    }

    [Fact]
    public void A_change_tells_of_the_cars_that_changed_and_of_those_that_are_gone()
    {
        var before = Board(7, 60);
        var now = before with
        {
            Position = 9,
            Cars = [.. before.Cars.Skip(1)
                .Select(car => car.Car == "27" ? car with { Laps = 12, Where = "pit" } : car)],
        };

        var change = SpectatorJson.Change(before, now);

        Assert.Equal("""
            {"position":9,"since":7,"title":"Enduro \u003c6 h>","phase":"running","flag":"green","at":null,"cars":[["27",27,"A",14,12,"+27 laps","1:03.027","1:02.027",2,"pit","Team No. 27"]],"gone":["1"]}
            """.Replace("\\u003c", "<"), Encoding.UTF8.GetString(change));
    }

    private static SpectatorBoard Board(long position, int cars) => new(
        position, "Enduro <6 h>", "running", "green", null, [.. Enumerable.Range(1, cars).Select(n =>
            new SpectatorCar($"{n}", n, n % 2 == 0 ? "B" : "A", (n + 1) / 2, 10, $"+{n} laps", $"1:03.{n:000}",
                $"1:02.{n:000}", 2, "running", $"Team No. {n}"))]);
}
