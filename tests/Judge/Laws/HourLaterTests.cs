using System.Text.RegularExpressions;
using PitMarshal.Events;
using PitMarshal.Judge;
using PitMarshal.Tests.Support.Races;
using static PitMarshal.Tests.Judge.Laws.VerdictLines;

namespace PitMarshal.Tests.Judge.Laws;

public sealed partial class HourLaterTests
{
    [Fact]
    public void An_hour_later_everything_is_the_same_but_the_instants() => Seeds.Hold(random =>
    {
        const long Hour = 3_600_000_000;
        var events = RandomRace.Of(random);
        var later = events.Select(e => e switch
        {
            GapOpened { Until: { } until } gap => gap with { At = e.At.Plus(Hour), Until = until.Plus(Hour) },
            SensorDoubted { Since: { } since } doubt => doubt with { At = e.At.Plus(Hour), Since = since.Plus(Hour) },
            _ => e with { At = e.At.Plus(Hour) },
        });

        Assert.Equal(
            Of(events).Select(l => AnyInstant().Replace(l, "T")),
            Of(later).Select(l => AnyInstant().Replace(l, "T")));
    });

    [GeneratedRegex(@"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z")]
    private static partial Regex AnyInstant();
}
