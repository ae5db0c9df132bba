using PitMarshal.Events;
using PitMarshal.Ingest.Recording;
using PitMarshal.Regulations.Seasons;
using PitMarshal.Timing.Standings.Scoring;

namespace PitMarshal.Web.Reports.Results;

/// <summary>
/// The standings of the season in the data folder, made anew when one of its files has changed and not for each who
/// asks. They name nothing outside the folder, and a mistake in them tells no path of this machine.
/// </summary>
internal sealed class StandingsBook(DataFolder folder)
{
    private readonly SemaphoreSlim _turn = new(1);
    private (string Files, ShownStandings Shown)? _last;

    public async Task<ShownStandings> Read(CancellationToken cancelled)
    {
        if (!File.Exists(folder.Season))
        {
            return new(null, "There is no season.yaml in the data folder: docs/timing.md says what stands in it.");
        }
        await _turn.WaitAsync(cancelled);
        try
        {
            return await Task.Run(Read, CancellationToken.None);
        }
        finally
        {
            _turn.Release();
        }
    }

    private ShownStandings Read()
    {
        try
        {
            var files = string.Join('|', SeasonFile.Files(folder.Season).Select(Stamp));
            if (_last is not var (known, shown) || known != files)
            {
                shown = Made();
                _last = (files, shown);
            }
            return shown;
        }
        catch (BadInput bad)
        {
            return new(null, WithoutFolder(bad.Message));
        }
    }

    private ShownStandings Made()
    {
        try
        {
            return new(StandingsMaker.Make(SeasonFile.Load(folder.Season)), null);
        }
        catch (BadInput bad)
        {
            return new(null, WithoutFolder(bad.Message));
        }
    }

    private string WithoutFolder(string text) =>
        text.Replace(Path.GetDirectoryName(folder.Season)! + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);

    private static string Stamp(string path) => new FileInfo(path) is { Exists: true } file
        ? $"{path} {file.Length} {file.LastWriteTimeUtc.Ticks}" : path;
}
