using PitMarshal.Core.Payload;

namespace PitMarshal.Core.Delivery
{
    /// <summary>
    /// What earlier boots left in the journal, and what this one has there alone, sent before anything new, one boot
    /// after
    /// the other, under its own id.
    /// An entry is the boot id, the number that was acknowledged when it was written, and the record; so a hole that
    /// damage made shows, and is told as <c>lost</c> under the number of its last observation.
    /// </summary>
    public sealed class Backlog
    {
        /// <summary>The longest entry, in bytes.</summary>
        public const int EntryLength = HeadLength + Record.MaxLength;

        /// <summary>
        /// After as many fruitless tries the new observations no longer wait, and only a new link tries again.
        /// </summary>
        public const int Tries = 3;

        private const int HeadLength = Station.BootIdLength + 4;

        private readonly IJournal _journal;
        private readonly Text _ownBoot;
        private readonly Text _boot = new Text();
        private readonly Text _entryBoot = new Text();
        private readonly byte[] _entry = new byte[EntryLength];
        private readonly Observation _form = new Observation();

        // Positions in the journal: the boot's entries lie from _from to _end; from _next on they are unsent.
        private int _from;
        private int _end;
        private int _next;
        private int _expected;
        private int _filledTo;
        private int _filledExpected;
        private int _last;
        private int _acknowledged;
        private int _tries;

        // Of this boot: up to where it is sent from here, and up to where that was done before.
        private int _spilledTo;
        private int _doneTo;

        public Backlog(IJournal journal, Text ownBoot)
        {
            _journal = journal;
            _ownBoot = ownBoot;
            Begin();
        }

        /// <summary>Whether everything of earlier boots is acknowledged.</summary>
        public bool IsDone { get; private set; }

        public bool HasUnsent
        {
            get { return !IsDone && _next < _end; }
        }

        /// <summary>Whether new observations still wait for these.</summary>
        public bool HoldsUp
        {
            get { return !IsDone && _tries < Tries; }
        }

        /// <summary>Whether an answer is expected.</summary>
        public bool AwaitsAck
        {
            get { return HoldsUp && _next > _from; }
        }

        /// <summary>Writes an entry for the journal into a buffer; returns its length.</summary>
        public static int Write(Text boot, int acknowledged, Observation observation, byte[] entry)
        {
            for (int i = 0; i < Station.BootIdLength; i++)
            {
                entry[i] = i < boot.Length ? boot.Bytes[i] : (byte)' ';
            }

            Record.PutInt(entry, Station.BootIdLength, acknowledged);
            return HeadLength + Record.Write(observation, entry, HeadLength);
        }

        /// <summary>From the journal's beginning.</summary>
        public void Begin()
        {
            _boot.Clear();
            Enter(0);
        }

        /// <summary>Up to this number this boot's observations are in the journal alone.</summary>
        public void Spilled(int to)
        {
            _spilledTo = to;
            if (IsDone)
            {
                Enter(_from);
            }
            else if (_boot.Is(_ownBoot))
            {
                FindEnd();
            }
        }

        /// <summary>Makes the next message; <see cref="Sent"/> goes on behind it.</summary>
        /// <returns>False when there was nothing legible after all.</returns>
        public bool Fill(PayloadWriter payload)
        {
            payload.BeginObservations(_boot);
            _filledTo = _next;
            _filledExpected = _expected;
            bool whole = true;
            while (whole && payload.HasRoom && _filledTo < _end)
            {
                whole = FillOne(payload);
            }

            payload.EndObservations();
            if (payload.Count == 0)
            {
                Enter(_end);
            }

            return payload.Count > 0;
        }

        public void Sent()
        {
            _next = _filledTo;
            _expected = _filledExpected;
        }

        /// <summary>Sends this boot's entries again.</summary>
        public void Rewind()
        {
            _tries += _next > _from && _tries < Tries ? 1 : 0;
            _next = _from;
            _expected = 0;
        }

        /// <summary>True when this told something new.</summary>
        public bool Acknowledge(Text boot, int upTo)
        {
            if (IsDone || !boot.Is(_boot) || upTo <= _acknowledged)
            {
                return false;
            }

            _acknowledged = upTo;
            if (upTo >= _last)
            {
                Enter(_end);
            }

            return true;
        }

        /// <summary>Turns to the boot whose entries begin here, and finds where they end.</summary>
        private void Enter(int position)
        {
            _doneTo = _boot.Is(_ownBoot) && _last > _doneTo ? _last : _doneTo;
            _from = position;
            _end = position;
            _next = position;
            _expected = 0;
            _acknowledged = 0;
            _tries = 0;
            _boot.Clear();
            FindEnd();
        }

        private void FindEnd()
        {
            int next;
            while (Read(_end, out next) && (_end == _from || _entryBoot.Is(_boot))
                && (_form.Number <= _spilledTo || !_entryBoot.Is(_ownBoot)))
            {
                _boot.Set(_entryBoot);
                _last = _form.Number;
                _end = next;
            }

            IsDone = _end == _from;
        }

        /// <summary>Adds one observation, or the hole before it; false when the message should end here.</summary>
        private bool FillOne(PayloadWriter payload)
        {
            int next;
            if (!Read(_filledTo, out next))
            {
                _filledTo = _end;
                return false;
            }

            int acknowledged = Record.GetInt(_entry, Station.BootIdLength);
            acknowledged = _boot.Is(_ownBoot) && _doneTo > acknowledged ? _doneTo : acknowledged;
            _filledExpected = _filledExpected > acknowledged ? _filledExpected : acknowledged + 1;
            int begins = _form.Kind == Kind.Lost ? _form.From : _form.Number;
            if (begins > _filledExpected)
            {
                return FillHole(payload, begins - 1);
            }

            payload.Add(_form);
            _filledExpected = _form.Number + 1;
            _filledTo = next;
            return true;
        }

        /// <summary>
        /// A hole goes alone: should the gateway have that number already, it refuses this message and no other.
        /// </summary>
        private bool FillHole(PayloadWriter payload, int last)
        {
            if (payload.Count == 0)
            {
                _form.BeginLost(_filledExpected, last, _form.Us);
                _form.Number = last;
                payload.Add(_form);
                _filledExpected = last + 1;
            }

            return false;
        }

        /// <summary>Reads the first legible entry at or behind a position into the form.</summary>
        private bool Read(int position, out int next)
        {
            next = position;
            int length = _journal.Read(position, _entry, out next);
            while (length > 0)
            {
                if (length > HeadLength && Record.Read(_entry, HeadLength, length - HeadLength, _form))
                {
                    return _entryBoot.Set(_entry, 0, Station.BootIdLength);
                }

                length = _journal.Read(next, _entry, out next);
            }

            return false;
        }
    }
}
