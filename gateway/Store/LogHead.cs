namespace PitMarshal.Store;

/// <summary>
/// The last entry of a log: whoever wrote it down notices a log that was cut at its end, or goes on otherwise.
/// </summary>
/// <param name="Position">Its position; 0 of an empty log.</param>
/// <param name="Hash">Its hash, hex; zeros of an empty log.</param>
public readonly record struct LogHead(long Position, string Hash)
{
    /// <summary>The first half of the hash is enough for people.</summary>
    public string Short => Position == 0 ? "nothing" : Hash[..Chain.HashBytes];
}
