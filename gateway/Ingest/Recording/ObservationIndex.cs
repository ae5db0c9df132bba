using PitMarshal.Ingest.Messages;
using PitMarshal.Ingest.Recording.Bodies;
using PitMarshal.Store;

namespace PitMarshal.Ingest.Recording;

/// <summary>
/// The tables that tell which number of which boot is which entry. By them repeats are recognised, so they must say
/// what
/// the entries say, which the chain protects.
/// </summary>
/// <param name="reader">The log; its observations are told in order.</param>
public sealed class ObservationIndex(ILogReader reader) : IDisposable
{
    private readonly IEnumerator<(long Position, string? Station, string? Boot, long N)> _indexed =
        reader.Observations().GetEnumerator();

    /// <summary>Null when it does; else the first entry of which it says something else.</summary>
    public static string? FindDifference(ILogReader reader)
    {
        using var index = new ObservationIndex(reader);
        foreach (var entry in reader.Entries())
        {
            if (entry.Kind != EntryKind.Observation)
            {
                continue;
            }
            var (station, boot, _) = ObservationBody.Head(entry.Body);
            var n = ObservationBody.Read(entry.Body, entered: true).N;
            if (index.Differs(entry.Position, station, boot, n) is { } difference)
            {
                return difference;
            }
        }
        return index.Rest();
    }

    /// <summary>The log's next observation; null when the index says the same of it.</summary>
    internal string? Differs(long position, string station, string boot, long n) =>
        _indexed.MoveNext() && _indexed.Current == (position, station, boot, n) ? null
        : $"entry {position}: {station}/{boot}/{n} is not in the index of observations as it was written";

    /// <summary>There is no more in the log; null when there is none in the index either.</summary>
    internal string? Rest() => _indexed.MoveNext()
        ? $"the index of observations names entry {_indexed.Current.Position}, which is none" : null;

    public void Dispose() => _indexed.Dispose();
}
