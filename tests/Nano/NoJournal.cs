using PitMarshal.Core;
using PitMarshal.Core.Delivery;

namespace PitMarshal.Tests.Nano
{
    /// <summary>A journal that forgets: with a gateway that acknowledges at once nothing comes to it.</summary>
    internal sealed class NoJournal : IJournal
    {
        public bool IsEmpty
        {
            get { return true; }
        }

        public bool Append(byte[] entry, int length)
        {
            return true;
        }

        public bool Flush()
        {
            return true;
        }

        public int Read(int position, byte[] entry, out int next)
        {
            next = position;
            return 0;
        }

        public bool Clear()
        {
            return true;
        }
    }
}
