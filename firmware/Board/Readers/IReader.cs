namespace PitMarshal.Board.Readers
{
    /// <summary>A reader on the board's own pins that must be asked again and again.</summary>
    internal interface IReader
    {
        /// <summary>
        /// Asks it once and says what it saw. May take some tens of ms; may throw what its driver throws.
        /// </summary>
        void Poll(ReaderLines lines);
    }
}
