namespace PitMarshal.Core.Delivery
{
    /// <summary>
    /// What must survive a reboot: entries in order, each whole or absent. Nothing here throws; a fault of the
    /// medium is a false, and what it damaged is passed over.
    /// </summary>
    public interface IJournal
    {
        /// <summary>Whether it holds nothing at all, not even something damaged.</summary>
        bool IsEmpty { get; }

        /// <summary>
        /// Adds an entry of 1 to <see cref="Backlog.EntryLength"/> bytes; false when there is no room.
        /// </summary>
        bool Append(byte[] entry, int length);

        /// <summary>Makes durable what was appended; false when it is not.</summary>
        bool Flush();

        /// <summary>Reads the first intact entry at or behind a position.</summary>
        /// <param name="position">0, or what an earlier call gave as <paramref name="next"/>.</param>
        /// <param name="entry">At least <see cref="Backlog.EntryLength"/> bytes.</param>
        /// <returns>The length of the entry; 0 at the end.</returns>
        int Read(int position, byte[] entry, out int next);

        /// <summary>Forgets everything; false when it could not.</summary>
        bool Clear();
    }
}
