using System;
using System.Threading;
using PitMarshal.Core.Readers.P3;

namespace PitMarshal.Core.Readers
{
    /// <summary>
    /// The bytes of a reader made into frames, each with the instant at which its first byte was read. One writer, the
    /// reader's handler; one taker, the station. Frames too long, or for which there is no slot, are counted.
    /// </summary>
    public sealed class SerialFrames
    {
        /// <summary>In bytes: a passing with all that a P3 decoder can tell, some of it escaped.</summary>
        public const int MaxLength = 160;

        /// <summary>Frames that wait at one time. A power of two.</summary>
        public const int Capacity = 16;

        // The frames lie one behind the other in a ring of bytes, for most are far shorter than the longest.
        private readonly byte[] _ring;
        private readonly int[] _starts = new int[Capacity];
        private readonly byte[] _lengths = new byte[Capacity];
        private readonly long[] _us = new long[Capacity];
        private readonly byte[] _frame;
        private readonly int _longest;
        private int _start;
        private int _written;
        private int _read;
        private int _length;
        private bool _skipping;
        private ReaderForm _form = ReaderForm.Lines;

        /// <param name="longest">The longest frame that it takes, in bytes: at most <see cref="MaxLength"/>.</param>
        /// <param name="bytes">Of all that wait: a power of two.</param>
        public SerialFrames(int longest, int bytes)
        {
            _longest = longest;
            _ring = new byte[bytes];
            _frame = new byte[longest];
        }

        /// <summary>Frames that were too long or came too fast, since boot.</summary>
        public int Dropped { get; private set; }

        /// <summary>How a frame begins and ends.</summary>
        public ReaderForm Form
        {
            get
            {
                return _form;
            }

            set
            {
                _form = value;
                _length = 0;
                _skipping = false;
            }
        }

        /// <param name="us">When these bytes were read.</param>
        public void Put(byte[] bytes, int count, long us)
        {
            for (int i = 0; i < count; i++)
            {
                switch (_form)
                {
                    case ReaderForm.P3: PutP3(bytes[i], us); break;
                    case ReaderForm.Uhf: PutUhf(bytes[i], us); break;
                    default: PutLine(bytes[i], us); break;
                }
            }
        }

        /// <summary>
        /// The oldest frame; false when there is none. The array is the queue's: done with before the next call.
        /// </summary>
        public bool TryTake(out byte[] frame, out int length, out long us)
        {
            int read = _read;
            bool any = Interlocked.CompareExchange(ref _written, 0, 0) != read;
            frame = _frame;
            length = 0;
            us = 0;
            if (any)
            {
                int slot = read & (Capacity - 1);
                length = _lengths[slot];
                us = _us[slot];
                int start = _starts[slot] & (_ring.Length - 1);
                int before = _ring.Length - start;
                int count = length < before ? length : before;
                Array.Copy(_ring, start, frame, 0, count);
                Array.Copy(_ring, 0, frame, count, length - count);
                Interlocked.Exchange(ref _read, read + 1);
            }

            return any;
        }

        private void PutLine(byte value, long us)
        {
            if (value == '\n')
            {
                End();
            }
            else if (value != '\r')
            {
                Add(value, us);
            }
        }

        /// <summary>From 8E to 8F, which stand nowhere else.</summary>
        private void PutP3(byte value, long us)
        {
            if (value == P3Record.Start)
            {
                Dropped += _length > 0 || _skipping ? 1 : 0;
                _length = 0;
                _skipping = false;
            }
            else if (_length == 0 && !_skipping)
            {
                return;
            }

            Add(value, us);
            if (value == P3Record.End)
            {
                End();
            }
        }

        /// <summary>As long as its head says; the ends may stand anywhere within.</summary>
        private void PutUhf(byte value, long us)
        {
            if (_length == 0 && value != UhfFrame.Start && value != UhfFrame.OtherStart)
            {
                return;
            }

            Add(value, us);
            int whole = _length < UhfFrame.HeadLength ? _longest : UhfFrame.HeadLength + 2 + (At(3) << 8 | At(4));
            if (_skipping || whole > _longest || _length == whole)
            {
                _skipping = _skipping || whole > _longest;
                End();
            }
        }

        private void Add(byte value, long us)
        {
            if (_skipping || _length == _longest || !HasRoom())
            {
                _skipping = true;
                return;
            }

            int slot = _written & (Capacity - 1);
            if (_length == 0)
            {
                _us[slot] = us;
            }

            _ring[(_start + _length) & (_ring.Length - 1)] = value;
            _length++;
        }

        private int At(int index)
        {
            return _ring[(_start + index) & (_ring.Length - 1)];
        }

        private bool HasRoom()
        {
            int waiting = _written - _read;
            int oldest = waiting == 0 ? _start : _starts[_read & (Capacity - 1)];
            return waiting < Capacity && _start + _length - oldest < _ring.Length;
        }

        private void End()
        {
            if (_skipping)
            {
                Dropped++;
            }
            else if (_length > 0)
            {
                int slot = _written & (Capacity - 1);
                _starts[slot] = _start;
                _lengths[slot] = (byte)_length;
                _start += _length;
                Interlocked.Exchange(ref _written, _written + 1);
            }

            _skipping = false;
            _length = 0;
        }
    }
}
