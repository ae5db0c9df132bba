namespace PitMarshal.Store;

/// <summary>
/// Reads a log beside its writer, row by row: memory does not grow with its length. Each enumeration sees the log as it
/// was when it began. Not for several threads at once. Every method throws
/// <see cref="LogFailed"/> when it cannot be read.
/// </summary>
public interface ILogReader : IDisposable
{
    /// <summary>The last entry that is committed.</summary>
    LogHead Head { get; }

    /// <summary>Entries from a position on, in order.</summary>
    IEnumerable<LogEntry> Entries(long from = 1);

    /// <summary>
    /// Entries from a position on, in order, each with its place in the chain as it is recorded;
    /// <see cref="FindBreak"/> computes it anew.
    /// </summary>
    IEnumerable<ChainedEntry> Chained(long from = 1);

    /// <summary>The JSON of the events, from the given number among them on.</summary>
    IEnumerable<byte[]> Events(long from = 1);

    /// <summary>
    /// The changes of verdicts that entries from a position on brought, in the order in which they were recorded.
    /// </summary>
    IEnumerable<VerdictRecord> VerdictHistory(long from = 1);

    /// <summary>
    /// The changes of one verdict, latest first, each with the number of the event that brought it (0: none did).
    /// </summary>
    /// <param name="id">The verdict's id.</param>
    /// <param name="most">At most so many.</param>
    IEnumerable<(VerdictRecord Record, long Event)> VerdictHistory(string id, int most);

    /// <summary>The streams and the numbers under which they are kept.</summary>
    IEnumerable<(long Id, string Station, string Boot)> Streams();

    /// <summary>
    /// The index of observations, in the order of their entries; a stream that is missing has no names.
    /// </summary>
    IEnumerable<(long Position, string? Station, string? Boot, long N)> Observations();

    /// <summary>
    /// Computes the chain anew, and compares the head that was committed last. Null when both hold; else what is wrong
    /// at the first place where they do not.
    /// </summary>
    string? FindBreak();
}
