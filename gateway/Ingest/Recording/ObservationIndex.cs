using PitMarshal.Ingest.Messages;
using PitMarshal.Ingest.Recording.Bodies;
using PitMarshal.Store;

namespace PitMarshal.Ingest.Recording;

/// <summary>
/// The tables that tell which number of which boot is which entry. By them repeats are recognised, so they must say
/// what
/// the entries say, which the chain protects.
/// </summary>
public static class ObservationIndex
{
    /// <summary>Null when it does; else the first entry of which it says something else.</summary>
    public static string? FindDifference(ILogReader reader)
    {
        using var indexed = reader.Observations().GetEnumerator();
        foreach (var entry in reader.Entries())
        {
            if (entry.Kind != EntryKind.Observation)
            {
                continue;
            }
            var (station, boot, _) = ObservationBody.Head(entry.Body);
            var n = ObservationBody.Read(entry.Body, entered: true).N;
            if (!indexed.MoveNext() || indexed.Current != (entry.Position, station, boot, n))
            {
                return $"entry {entry.Position}: {station}/{boot}/{n} is not in the index of observations "
                    + "as it was written";
            }
        }
        return indexed.MoveNext()
            ? $"the index of observations names entry {indexed.Current.Position}, which is none" : null;
    }
}
