using PitMarshal.Events;
using PitMarshal.Judge.Verdicts;
using PitMarshal.Tests.Judge.Driving;
using PitMarshal.Tests.Support.Races;

namespace PitMarshal.Tests.Judge.Drivers;

/// <summary><c>eligibility</c> with <c>rated</c>: how many of those who drive have some rating.</summary>
public sealed class RatedDriversTests
{
    [Theory]
    [InlineData("{ min: 2, of: [bronze] }", Outcome.Compliant)]
    [InlineData("{ min: 3, of: [Bronze] }", Outcome.Infringement)]
    [InlineData("{ max: 1, of: [Bronze] }", Outcome.Infringement)]
    [InlineData("[{ min: 1, of: [Bronze] }, { max: 1, of: [Gold, Platinum] }]", Outcome.Compliant)]
    [InlineData("[{ min: 1, of: [Bronze] }, { min: 1, of: [Silver] }]", Outcome.Infringement)]
    public void Those_who_drive_are_counted_by_their_ratings(string rated, Outcome outcome) =>
        Assert.Equal(outcome, Race().Verdicts($"{{ rule: r, kind: eligibility, rated: {rated} }}").Of("r/27").Outcome);

    [Fact]
    public void A_driver_without_a_rating_leaves_it_open()
    {
        var story = new Story().Add(-50, new EntryListed("27", Drivers: [new("d1")]))
            .Add(-40, new DriverIdentified("27", "d1")).Race().Add(3600, new FlagShown(Flag.Chequered)).In(3600);

        Assert.Equal(Outcome.Undecided,
            story.Verdicts("{ rule: r, kind: eligibility, rated: { min: 1, of: [Bronze] } }").Of("r/27").Outcome);
    }

    private static Story Race() =>
        Tour.Race(120, "b1", "b2", "g1").Stop(40, 41, "b2").Stop(80, 81, "g1").Finish(120);
}
