using PitMarshal.Events;
using PitMarshal.Events.Log;
using PitMarshal.Judge;
using PitMarshal.Judge.Verdicts;
using PitMarshal.Regulations;

namespace PitMarshal.Tests.Judge;

/// <summary>
/// Each scenario is a race log, its regulations and the expected verdicts, side by side in tests/Scenarios. With
/// UPDATE_SCENARIOS=1 the verdicts are written anew; review the difference by eye.
/// </summary>
public sealed class ScenarioTests
{
    public static TheoryData<string> Names() =>
        [.. Directory.GetFiles(Folder(), "*.ndjson").Select(f => Path.GetFileNameWithoutExtension(f)!).Order()];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_scenario_gives_its_verdicts(string name)
    {
        var path = Path.Combine(Folder(), name);
        var judge = new RaceJudge(RegulationsFile.Load(path + ".yaml"));
        foreach (var e in RaceLogFile.Read(path + ".ndjson"))
        {
            judge.Append(e);
        }

        var verdicts = string.Concat(judge.Verdicts().Select(v => VerdictJson.Write(v) + "\n"));
        if (Environment.GetEnvironmentVariable("UPDATE_SCENARIOS") == "1")
        {
            File.WriteAllText(path + ".verdicts", verdicts);
        }

        Assert.Equal(File.ReadAllText(path + ".verdicts"), verdicts);
    }

    internal static string Folder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!Directory.Exists(Path.Combine(folder.FullName, "tests", "Scenarios")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("tests/Scenarios");
        }

        return Path.Combine(folder.FullName, "tests", "Scenarios");
    }
}
