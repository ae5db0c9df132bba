using System;

namespace PitMarshal.Core.Delivery
{
    /// <summary>
    /// The observations the gateway has not yet acknowledged, as records in a ring of bytes. It gives the numbers,
    /// without gaps. When full it forgets what the journal holds, which is sent from there; where that is not enough
    /// it drops
    /// the new observation, not its number; once a quarter is free again, one <c>lost</c> tells exactly which are gone.
    /// Three readers walk it: acknowledged, sent, journaled.
    /// </summary>
    public sealed partial class Outbox
    {
        private readonly byte[] _ring;
        private readonly byte[] _record = new byte[1 + Record.MaxLength];
        private readonly Observation _lost = new Observation();

        // Positions count bytes ever written; the ring is the bytes from _first to _end.
        private long _first;
        private long _end;
        private long _unsent;
        private long _everSent;
        private long _unjournaled;
        private long _durable;
        private int _lostFrom;
        private long _unjournaledUs = Due.Never;

        /// <param name="capacity">In bytes, at least twice <see cref="Record.MaxLength"/>.</param>
        public Outbox(int capacity)
        {
            _ring = new byte[capacity];
        }

        public int Capacity
        {
            get { return _ring.Length; }
        }

        /// <summary>Bytes in use.</summary>
        public int Used
        {
            get { return (int)(_end - _first); }
        }

        /// <summary>The stamp of the next to journal; <see cref="Due.Never"/> when there is none.</summary>
        public long UnjournaledUs
        {
            get { return _unjournaledUs; }
        }

        /// <summary>Up to this number those not acknowledged lie in the journal alone.</summary>
        public int SpilledTo { get; private set; }

        /// <summary>Observations dropped since boot.</summary>
        public int Dropped { get; private set; }

        /// <summary>The last number given; 0 before the first.</summary>
        public int LastNumber { get; private set; }

        /// <summary>Everything up to this number is durable at the gateway.</summary>
        public int Acknowledged { get; private set; }

        public bool IsEmpty
        {
            get { return _first == _end; }
        }

        public bool HasUnsent
        {
            get { return _unsent < _end; }
        }

        /// <summary>Whether something was sent that is not acknowledged.</summary>
        public bool AwaitsAck
        {
            get { return _first < _unsent; }
        }

        /// <summary>Numbers it and keeps it, if there is room.</summary>
        public void Append(Observation observation)
        {
            if (_lostFrom != 0 || Capacity - Used <= Record.MaxLength)
            {
                Spill();
            }

            TellLost(observation.Us);
            LastNumber++;
            observation.Number = LastNumber;
            if (_lostFrom == 0 && TryKeep(observation))
            {
                return;
            }

            _lostFrom = _lostFrom == 0 ? LastNumber : _lostFrom;
            Dropped++;
        }

        /// <summary>Forgets everything up to this number.</summary>
        /// <param name="us">The stamp of a <c>lost</c>, if one can now be told.</param>
        /// <returns>False when it says more than was ever sent, or nothing new.</returns>
        public bool Acknowledge(int upTo, long us)
        {
            if (upTo <= Acknowledged || upTo > LastNumber)
            {
                return false;
            }

            int forgotten = upTo < SpilledTo ? upTo : SpilledTo;
            forgotten = forgotten > Acknowledged ? forgotten : Acknowledged;
            while (_first < _everSent)
            {
                int number = NumberAt(_first);
                if (number > upTo)
                {
                    break;
                }

                forgotten = number;
                _first += 1 + _ring[Slot(_first)];
            }

            bool progress = forgotten > Acknowledged;
            Acknowledged = forgotten;
            _unsent = _unsent < _first ? _first : _unsent;
            _durable = _durable < _first ? _first : _durable;
            if (_unjournaled < _first)
            {
                _unjournaled = _first;
                LookUnjournaled();
            }

            TellLost(us);
            return progress;
        }

        /// <summary>Sends from the first unacknowledged again.</summary>
        public void Rewind()
        {
            _unsent = _first;
        }

        /// <summary>Where sending stands, for <see cref="ReturnTo"/>.</summary>
        public long SendMark
        {
            get { return _unsent; }
        }

        /// <summary>What was skipped since the mark was not sent after all.</summary>
        public void ReturnTo(long mark)
        {
            _unsent = mark;
        }

        /// <summary>The next to send. <see cref="SkipSent"/> goes on behind it.</summary>
        public bool PeekUnsent(Observation to)
        {
            return Peek(_unsent, to);
        }

        public void SkipSent()
        {
            _unsent += 1 + _ring[Slot(_unsent)];
            _everSent = _everSent < _unsent ? _unsent : _everSent;
        }

        /// <summary>The next to journal. <see cref="SkipJournaled"/> goes on behind it.</summary>
        public bool PeekUnjournaled(Observation to)
        {
            return Peek(_unjournaled, to);
        }

        public void SkipJournaled()
        {
            _unjournaled += 1 + _ring[Slot(_unjournaled)];
            LookUnjournaled();
        }

        /// <summary>What was skipped as journaled is durable now.</summary>
        public void Journaled()
        {
            _durable = _unjournaled;
        }

        private void Spill()
        {
            while (_first < _durable)
            {
                SpilledTo = NumberAt(_first);
                _first += 1 + _ring[Slot(_first)];
            }

            _unsent = _unsent < _first ? _first : _unsent;
            _everSent = _everSent < _first ? _first : _everSent;
        }

        private void LookUnjournaled()
        {
            _unjournaledUs = Due.Never;
            if (_unjournaled < _end)
            {
                Copy(_unjournaled + 1, Record.HeadLength);
                _unjournaledUs = Record.GetUs(_record, 0);
            }
        }
    }
}
