using System.Globalization;
using PitMarshal.Regulations.Seasons;
using PitMarshal.Timing.Standings;
using PitMarshal.Timing.Standings.Scoring;

namespace PitMarshal.Tests.Regulations.Seasons;

/// <summary>A folder with a season file and the results it names.</summary>
public sealed class WrittenSeason : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public string PathOf(string name) => Path.Combine(_folder, name);

    public SeasonStandings Standings(string season)
    {
        File.WriteAllText(PathOf("season.yaml"), season);
        return StandingsMaker.Make(SeasonFile.Load(PathOf("season.yaml")));
    }

    public void Write(string name, string text) => File.WriteAllText(PathOf(name), text);

    /// <summary>Cars in their order, such as <c>27 12 A:9</c>: a class goes on until another is named.</summary>
    public void Results(string name, string cars)
    {
        var (text, group, position) = ("position,car,class\n", "", 0);
        foreach (var word in cars.Split(' '))
        {
            var parts = word.Split(':');
            group = parts.Length == 2 ? parts[0] : group;
            text += string.Create(CultureInfo.InvariantCulture, $"{++position},{parts[^1]},{group}\n");
        }

        Write(name, text);
    }

    /// <summary>Places, entrants and points: <c>1 27 11, 2 12 9</c>.</summary>
    public static string Told(SeasonStandings standings) => string.Join(", ", standings.Lines.Select(line =>
        string.Create(CultureInfo.InvariantCulture, $"{line.Position} {line.Entrant} {line.Points:0.##}")));

    /// <summary>So many cars, numbered in their order.</summary>
    public static string Field(int cars) => string.Join(' ', Enumerable.Range(1, cars));

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
