using PitMarshal.Core;

namespace PitMarshal.Board.Readers
{
    /// <summary>
    /// The way to the reader outside the board: a UART, or a network where a decoder or bridge stands.
    /// </summary>
    internal interface ISerialLine
    {
        void Open();

        /// <summary>Takes up what a configuration says of it.</summary>
        void Apply(StationConfig config);

        /// <summary>Writes if it can; a request that does not arrive is repeated by who made it.</summary>
        void Write(byte[] bytes, int count);
    }
}
