using PitMarshal.Tests.Support.Races;
using static PitMarshal.Tests.Judge.Laws.VerdictLines;

namespace PitMarshal.Tests.Judge.Laws;

/// <summary>Arrival never changes a verdict. A class for each slow law: classes run side by side.</summary>
public sealed class ArrivalTests
{
    [Fact]
    public void The_order_of_arrival_never_changes_the_verdicts() => Seeds.Hold(random =>
    {
        var events = RandomRace.Of(random);
        var expected = OneByOne(events);
        var shuffled = events.ToArray();
        random.Shuffle(shuffled);

        Same(expected, OneByOne(shuffled));
    });
}
