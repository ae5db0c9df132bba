using System;

namespace PitMarshal.Core.Delivery
{
    /// <content>The bytes of the ring.</content>
    public sealed partial class Outbox
    {
        private void TellLost(long us)
        {
            if (_lostFrom == 0 || Capacity - Used < Capacity / 4)
            {
                return;
            }

            _lost.BeginLost(_lostFrom, LastNumber, us);
            _lost.Number = LastNumber + 1;
            if (TryKeep(_lost))
            {
                LastNumber++;
                _lostFrom = 0;
            }
        }

        private bool TryKeep(Observation observation)
        {
            int length = Record.Write(observation, _record, 1);
            if (Used + 1 + length > Capacity)
            {
                return false;
            }

            _record[0] = (byte)length;
            int slot = Slot(_end);
            int before = _ring.Length - slot;
            int count = length + 1 < before ? length + 1 : before;
            Array.Copy(_record, 0, _ring, slot, count);
            Array.Copy(_record, count, _ring, 0, length + 1 - count);
            if (_unjournaled == _end)
            {
                _unjournaledUs = observation.Us;
            }

            _end += 1 + length;
            return true;
        }

        private bool Peek(long position, Observation to)
        {
            if (position >= _end)
            {
                return false;
            }

            int length = _ring[Slot(position)];
            Copy(position + 1, length);
            return Record.Read(_record, 0, length, to);
        }

        private int NumberAt(long position)
        {
            Copy(position + 1, 4);
            return Record.GetInt(_record, 0);
        }

        /// <summary>So many bytes from a position on into the record's buffer.</summary>
        private void Copy(long position, int length)
        {
            int slot = Slot(position);
            int before = _ring.Length - slot;
            int count = length < before ? length : before;
            Array.Copy(_ring, slot, _record, 0, count);
            Array.Copy(_ring, 0, _record, count, length - count);
        }

        private int Slot(long position)
        {
            return (int)(position % _ring.Length);
        }
    }
}
