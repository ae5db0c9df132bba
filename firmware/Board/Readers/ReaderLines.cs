using System.Text;
using System.Threading;
using PitMarshal.Core;
using PitMarshal.Core.Passings;

namespace PitMarshal.Board.Readers
{
    /// <summary>
    /// What the board's own readers see, said in the lines that a reader on the serial line would send.
    /// </summary>
    internal sealed class ReaderLines
    {
        private const string Digits = "0123456789abcdef";

        private readonly Station _station;
        private readonly AutoResetEvent _wake;

        internal ReaderLines(Station station, AutoResetEvent wake)
        {
            _station = station;
            _wake = wake;
        }

        internal void Transponder(int number, long us)
        {
            Say("T," + number.ToString() + ",1,0,0\n", us);
        }

        /// <param name="id">The badge's serial number, as many bytes as it has.</param>
        internal void Badge(Core.Text box, byte[] id, long us)
        {
            string hex = string.Empty;
            for (int i = 0; i < id.Length; i++)
            {
                hex += Digits.Substring(id[i] >> 4, 1) + Digits.Substring(id[i] & 15, 1);
            }

            Say("B," + Encoding.UTF8.GetString(box.Bytes, 0, box.Length) + "," + hex + ",0\n", us);
        }

        internal void Distance(int mm, long us)
        {
            Say("R," + mm.ToString() + ",0\n", us);
        }

        private void Say(string line, long us)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(line);
            _station.ReaderBytes(bytes, bytes.Length, us);
            _wake.Set();
        }
    }
}
