namespace PitMarshal.Store;

/// <summary>
/// An entry with its place in the chain, so that it can be checked alone: <see cref="Chain"/> says what is hashed.
/// </summary>
/// <param name="Entry">The entry.</param>
/// <param name="Previous">Hash of the entry before it, 32 bytes; zeros before the first.</param>
/// <param name="Hash">Its own, 32 bytes.</param>
public sealed record ChainedEntry(LogEntry Entry, byte[] Previous, byte[] Hash)
{
    /// <summary>The hash is that of the one before it, the position, the kind and the body.</summary>
    public bool Holds()
    {
        var chain = new Chain();
        chain.StartAfter(Previous);
        return chain.Next(Entry.Position, Entry.Kind, Entry.Body).SequenceEqual(Hash);
    }
}
