namespace PitMarshal.Store;

/// <summary>The same entries from one store into another: the same chain, with its streams and its verdicts.</summary>
internal static class LogCopy
{
    private const int BatchEntries = 4096;

    /// <param name="from">As it is when this begins.</param>
    /// <param name="to">Of an empty log.</param>
    /// <exception cref="LogFailed">One cannot be read, the other cannot keep it, or a hash is another.</exception>
    internal static LogHead Make(ILogReader from, ILogWriter to)
    {
        // The entries' enumeration is the outer one: the others see the log as it does.
        using var entries = from.Chained().GetEnumerator();
        var more = entries.MoveNext();
        var streams = from.Streams().ToDictionary(stream => (stream.Station, stream.Boot),
            stream => to.NewStream(stream.Station, stream.Boot));
        using var observations = from.Observations().GetEnumerator();
        using var verdicts = from.VerdictHistory().GetEnumerator();
        var (moreObservations, moreVerdicts) = (observations.MoveNext(), verdicts.MoveNext());
        for (; more; more = entries.MoveNext())
        {
            var (entry, _, hash) = entries.Current;
            var isIndexed = moreObservations && observations.Current.Position == entry.Position;
            var position = isIndexed && observations.Current is (_, { } station, { } boot, var n)
                ? to.AppendObservation(streams[(station, boot)], n, entry.Body)
                : to.Append(entry.Kind, entry.Body);
            moreObservations = isIndexed ? observations.MoveNext() : moreObservations;
            if (position != entry.Position || to.Head.Hash != Convert.ToHexStringLower(hash))
            {
                throw new LogFailed($"entry {entry.Position} is not what was written, or the one before it is not");
            }
            while (moreVerdicts && verdicts.Current.Position <= position)
            {
                to.RecordVerdict(verdicts.Current.Position, verdicts.Current.Id, verdicts.Current.Json);
                moreVerdicts = verdicts.MoveNext();
            }
            if (position % BatchEntries == 0)
            {
                to.Commit();
            }
        }
        to.Commit();
        return to.Head;
    }
}
