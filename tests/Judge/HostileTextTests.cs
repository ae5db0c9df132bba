using System.Text;
using PitMarshal.Events;
using PitMarshal.Events.Json;
using PitMarshal.Regulations;
using PitMarshal.Tests.Judge.Laws;
using PitMarshal.Tests.Support.Races;

namespace PitMarshal.Tests.Judge;

public sealed class HostileTextTests
{
    [Fact]
    public void Random_bytes_never_crash_the_readers() => Seeds.Hold(random =>
    {
        foreach (
            var start in (string[])[EventJson.Write(RandomRace.Of(random)[^1]), "regulations: x\nrules:\n  - "
                + Story.Exit + "\n", "{[\"\\u12"])
        {
            var bytes = Encoding.UTF8.GetBytes(start);
            for (var i = random.Next(6); i >= 0; i--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            Assert.Equal(EventJson.TryParse(bytes, out var e, out var what), e is not null);
            Assert.Equal(e is null, what is not null);
            if (Record.Exception(() => RegulationsFile.Parse(bytes, "x.yaml")) is { } problem)
            {
                Assert.Matches(@"^x\.yaml:\d+: ", Assert.IsType<BadInput>(problem).Message);
            }
        }
    }, times: 2000);
}
