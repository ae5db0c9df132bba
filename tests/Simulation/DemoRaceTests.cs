using System.Text;
using PitMarshal.Regulations;
using PitMarshal.Simulation.Demo;
using PitMarshal.Tests.Support.Rehearsals;

namespace PitMarshal.Tests.Simulation;

public sealed class DemoRaceTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Only_the_stops_that_are_told_as_doubtful_are_undecided(int seed)
    {
        string club = Encoding.UTF8.GetString(Shipped.Find("club")!);
        using PlayedRace race = new(DemoRace.Plan(seed, cars: 24), club);

        var undecided = race.Findings().Values.Where(finding => finding.Outcome == "undecided");

        // Nobody identified car 99 at its pit-in; cars 12 and 23 leave within 80 ms of the limit; each owes one stop.
        Assert.All(undecided, finding => Assert.True(
            IsTold(finding.Id, race.Reason(finding.Id)), $"{finding.Id}: {race.Reason(finding.Id)}"));
    }

    private static bool IsTold(string id, string reason) =>
        id is "minimum-stop/99/stop-1" or "mandatory-stops/99"
        || (id is "minimum-stop/12/stop-1" or "mandatory-stops/12" or "minimum-stop/23/stop-1" or "mandatory-stops/23"
            && reason.Contains("than the uncertainty", StringComparison.Ordinal));
}
