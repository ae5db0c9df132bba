using System.Threading;

namespace PitMarshal.Core
{
    /// <summary>
    /// The bytes of the serial line made into lines, each with the instant at which its first byte was read. One
    /// writer, the serial handler; one reader, the station. Lines too long, or for which there is no slot, are counted.
    /// </summary>
    public sealed class SerialLines
    {
        /// <summary>In bytes, without the line end.</summary>
        public const int MaxLength = 80;

        /// <summary>A power of two.</summary>
        public const int Capacity = 16;

        private readonly byte[][] _lines = new byte[Capacity][];
        private readonly int[] _lengths = new int[Capacity];
        private readonly long[] _us = new long[Capacity];
        private int _written;
        private int _read;
        private int _length;
        private bool _tooLong;

        public SerialLines()
        {
            for (int i = 0; i < Capacity; i++)
            {
                _lines[i] = new byte[MaxLength];
            }
        }

        /// <summary>Lines that were too long or came too fast, since boot.</summary>
        public int Dropped { get; private set; }

        /// <param name="us">When these bytes were read.</param>
        public void Put(byte[] bytes, int count, long us)
        {
            for (int i = 0; i < count; i++)
            {
                Put(bytes[i], us);
            }
        }

        /// <summary>The oldest line; false when there is none. The array is the queue's: done with before the next call.</summary>
        public bool TryTake(out byte[] line, out int length, out long us)
        {
            int read = _read;
            bool any = Interlocked.CompareExchange(ref _written, 0, 0) != read;
            int slot = (read - 1) & (Capacity - 1);
            if (any)
            {
                slot = read & (Capacity - 1);
                Interlocked.Exchange(ref _read, read + 1);
            }

            line = _lines[slot];
            length = _lengths[slot];
            us = _us[slot];
            return any;
        }

        private void Put(byte value, long us)
        {
            if (value == '\n')
            {
                End();
                return;
            }

            // One slot stays free: the line that the reader may still be reading.
            if (value == '\r' || _tooLong)
            {
                return;
            }

            if (_length == MaxLength || _written - _read >= Capacity - 1)
            {
                _tooLong = true;
                return;
            }

            int slot = _written & (Capacity - 1);
            if (_length == 0)
            {
                _us[slot] = us;
            }

            _lines[slot][_length] = value;
            _length++;
        }

        private void End()
        {
            if (_tooLong)
            {
                Dropped++;
            }
            else if (_length > 0)
            {
                _lengths[_written & (Capacity - 1)] = _length;
                Interlocked.Exchange(ref _written, _written + 1);
            }

            _tooLong = false;
            _length = 0;
        }
    }
}
