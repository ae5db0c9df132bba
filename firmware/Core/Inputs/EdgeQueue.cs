using System.Threading;

namespace PitMarshal.Core.Inputs
{
    /// <summary>
    /// The ring between the interrupt handler, which may only write one slot and return, and the station, which
    /// thinks. One writer, one reader, no lock, no allocation. When full the new edge is dropped and counted.
    /// </summary>
    public sealed class EdgeQueue
    {
        /// <summary>A power of two: half a minute of a pit entry while the station is held up.</summary>
        public const int Capacity = 256;

        private readonly long[] _us = new long[Capacity];
        private readonly byte[] _edges = new byte[Capacity];

        // Both count without end and wrap; the ring is their difference. Interlocked orders them with the slots.
        private int _written;
        private int _read;
        private int _dropped;

        public EdgeQueue()
            : this(0)
        {
        }

        /// <param name="count">Where its counters begin: only who wants to see them wrap gives one.</param>
        public EdgeQueue(int count)
        {
            _written = count;
            _read = count;
        }

        /// <summary>How many edges found no slot, since boot.</summary>
        public int Dropped
        {
            get { return _dropped; }
        }

        /// <param name="input">0 to 127.</param>
        /// <returns>False when it was dropped.</returns>
        public bool Put(int input, bool level, long us)
        {
            int written = _written;
            if (written - _read == Capacity)
            {
                _dropped++;
                return false;
            }

            int slot = written & (Capacity - 1);
            _us[slot] = us;
            _edges[slot] = (byte)((input << 1) | (level ? 1 : 0));
            Interlocked.Exchange(ref _written, written + 1);
            return true;
        }

        /// <summary>The oldest edge; false when there is none.</summary>
        public bool TryTake(out Edge edge)
        {
            int read = _read;
            if (Interlocked.CompareExchange(ref _written, 0, 0) == read)
            {
                edge = default(Edge);
                return false;
            }

            int slot = read & (Capacity - 1);
            edge = new Edge(_edges[slot] >> 1, (_edges[slot] & 1) != 0, _us[slot]);
            Interlocked.Exchange(ref _read, read + 1);
            return true;
        }
    }
}
