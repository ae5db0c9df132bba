using PitMarshal.Events;
using PitMarshal.Ingest.Decisions.EntryLists;

namespace PitMarshal.Cli.Documents;

/// <summary>An entry list in a file, as race control's page reads and writes it.</summary>
internal static class EntryListFile
{
    /// <summary>Throws <see cref="BadInput"/> with the file and the first wrong line.</summary>
    public static IReadOnlyList<EntryListed> Read(string path)
    {
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new BadInput($"{path}: cannot be read: {problem.Message}");
        }

        var entries = EntryListCsv.Read(bytes, out var errors);
        return errors is [var first, ..] ? throw new BadInput($"{path}: {first}") : entries;
    }
}
