using PitMarshal.Ingest.Recording;
using PitMarshal.Tests.Support.Gateways;
using Xunit.Abstractions;

namespace PitMarshal.Tests.Ingest.Folding;

/// <summary>There is one way to build the state: what the gateway has in its memory is what its log gives.</summary>
public sealed class FoldTests(ITestOutputHelper output)
{
    [Fact]
    public void At_every_position_of_a_random_log_the_state_is_what_applying_its_entries_gives()
    {
        var seed = Random.Shared.Next();
        for (var race = 0; race < 3; race++)
        {
            Holds(seed + race, steps: 80);
        }
    }

    private void Holds(int seed, int steps)
    {
        using var race = new RandomRace(seed);
        for (var step = 0; step < steps; step++)
        {
            race.Step();
            var (live, judged) = race.World.Intake.Applied;
            Assert.True(Folded(race.World) == StateText.Of(live, judged),
                $"seed {seed}, step {step}: the log gives another state");
        }
        Assert.Null(race.World.Difference());
        output.WriteLine($"seed {seed}: {race.World.Events().Count} events");
    }

    private static string Folded(World world)
    {
        using var reader = world.Folder.Log.Read();
        var replay = new Replay(world.Folder.Recall);
        return StateText.Of(LogFold.Of(RandomRace.Home, reader, replay), replay.Race);
    }
}
