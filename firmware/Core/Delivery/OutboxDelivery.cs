using PitMarshal.Core.Payload;

namespace PitMarshal.Core.Delivery
{
    /// <summary>
    /// Brings observations to the gateway, and forgets them on its word only. One message is in flight at a time, till
    /// the broker has it; what comes in meanwhile is collected. What no acknowledgement covered within 5 s, or when the
    /// link comes up, is sent again from the first. What is older than 2 s and still unacknowledged goes to the
    /// journal, which with a working link is never written.
    /// </summary>
    public sealed class OutboxDelivery
    {
        public const long ResendUs = 5000000;
        public const long JournalUs = 2000000;
        public const long RetryUs = 1000000;

        private readonly Outbox _outbox;
        private readonly IJournal _journal;
        private readonly IUplink _uplink;
        private readonly PayloadWriter _payload;
        private readonly Backlog _backlog;
        private readonly Text _boot;
        private readonly Text _ackBoot = new Text();
        private readonly Observation _form = new Observation();
        private readonly byte[] _entry = new byte[Backlog.EntryLength];
        private bool _up;
        private bool _inFlight;
        private long _resendUs = Due.Never;
        private long _notBeforeUs;
        private int _journaledTo;
        private int _spilledTo;

        public OutboxDelivery(Text boot, Outbox outbox, IJournal journal, IUplink uplink, PayloadWriter payload)
        {
            _boot = boot;
            _outbox = outbox;
            _journal = journal;
            _uplink = uplink;
            _payload = payload;
            _backlog = new Backlog(journal, boot);
        }

        /// <summary>Resends since anything was acknowledged, or since the link came up.</summary>
        public int Unanswered { get; private set; }

        /// <summary>Whether the journal refused an entry; it stays so until it could be emptied.</summary>
        public bool JournalFailed { get; private set; }

        /// <summary>
        /// From when a reliable message may be sent, in station µs; <see cref="Due.Never"/> while one is in flight.
        /// </summary>
        public long FreeUs
        {
            get { return _up && !_inFlight ? _notBeforeUs : Due.Never; }
        }

        /// <summary>When it next wants to be stepped, in station µs.</summary>
        public long DueUs
        {
            get
            {
                long due = Due.First(_up ? _resendUs : Due.Never, JournalDueUs());
                return HasUnsent ? Due.First(due, FreeUs) : due;
            }
        }

        private bool HasUnsent
        {
            get { return _backlog.HasUnsent || (_outbox.HasUnsent && !_backlog.HoldsUp); }
        }

        public void LinkUp()
        {
            _up = true;
            _notBeforeUs = 0;
            Again();
            Unanswered = 0;
        }

        public void LinkDown()
        {
            _up = false;
            Again();
        }

        /// <summary>The broker has the message that was in flight.</summary>
        public void Published()
        {
            _inFlight = false;
            if (!AwaitsAck)
            {
                _resendUs = Due.Never;
            }
        }

        /// <summary>Takes <c>{"boot":…,"upTo":…}</c>; false when it is no such thing.</summary>
        public bool Receive(byte[] json, long us)
        {
            long upTo = -1;
            bool good = true;
            _ackBoot.Clear();
            JsonReader reader = new JsonReader(json, json.Length);
            reader.EnterObject();
            while (good && reader.NextName())
            {
                good = reader.NameIs("boot") ? reader.ReadText(_ackBoot)
                    : reader.NameIs("upTo") ? reader.ReadLong(out upTo)
                    : reader.Skip();
            }

            if (!reader.IsAtEnd || _ackBoot.IsEmpty || upTo < 0 || upTo > int.MaxValue)
            {
                return false;
            }

            Acknowledge((int)upTo, us);
            return true;
        }

        public void Step(long nowUs)
        {
            Keep(nowUs);
            if (_outbox.SpilledTo != _spilledTo)
            {
                _spilledTo = _outbox.SpilledTo;
                _backlog.Spilled(_spilledTo);
            }

            if (_up && nowUs >= _resendUs)
            {
                Again();
                Unanswered++;
            }

            if (nowUs >= FreeUs && HasUnsent)
            {
                SendObservations(nowUs);
            }
        }

        /// <summary>Sends what lies in the payload as the one reliable message in flight.</summary>
        public bool Send(string topicTail, bool retain, long nowUs)
        {
            if (!_uplink.Send(topicTail, _payload.Buffer, _payload.Length, true, retain))
            {
                _notBeforeUs = nowUs + RetryUs;
                return false;
            }

            _inFlight = true;
            _resendUs = Due.First(_resendUs, nowUs + ResendUs);
            return true;
        }

        private bool AwaitsAck
        {
            get { return _outbox.AwaitsAck || _backlog.AwaitsAck; }
        }

        private void Again()
        {
            _inFlight = false;
            _resendUs = Due.Never;
            _outbox.Rewind();
            _backlog.Rewind();
        }

        private void SendObservations(long nowUs)
        {
            if (_backlog.HasUnsent)
            {
                if (_backlog.Fill(_payload) && Send(Topics.Observations, false, nowUs))
                {
                    _backlog.Sent();
                }

                return;
            }

            long mark = _outbox.SendMark;
            _payload.BeginObservations(_boot);
            while (_payload.HasRoom && _outbox.PeekUnsent(_form))
            {
                _payload.Add(_form);
                _outbox.SkipSent();
            }

            _payload.EndObservations();
            if (!Send(Topics.Observations, false, nowUs))
            {
                _outbox.ReturnTo(mark);
            }
        }

        private void Acknowledge(int upTo, long us)
        {
            bool progress = _backlog.Acknowledge(_ackBoot, upTo);
            progress = (_ackBoot.Is(_boot) && _outbox.Acknowledge(upTo, us)) || progress;
            if (!progress)
            {
                return;
            }

            Unanswered = 0;
            _resendUs = AwaitsAck || _inFlight ? us + ResendUs : Due.Never;
            if (_backlog.IsDone && _outbox.Acknowledged >= _journaledTo)
            {
                EmptyJournal();
            }
        }

        /// <summary>Nothing in it is needed any more. One that failed may work again after this.</summary>
        private void EmptyJournal()
        {
            if (JournalFailed || !_journal.IsEmpty)
            {
                JournalFailed = !_journal.Clear();
                _backlog.Begin();
            }
        }

        private long JournalDueUs()
        {
            long us = _outbox.UnjournaledUs;
            return JournalFailed || us == Due.Never ? Due.Never : us + JournalUs;
        }

        private void Keep(long nowUs)
        {
            // All that waits goes with the one that is due: each flush wears the flash, and there is at most one in 2
            // s.
            bool any = false;
            bool due = nowUs >= JournalDueUs();
            while (due && _outbox.PeekUnjournaled(_form))
            {
                int length = Backlog.Write(_boot, _outbox.Acknowledged, _form, _entry);
                if (!_journal.Append(_entry, length))
                {
                    JournalFailed = true;
                    break;
                }

                _journaledTo = _form.Number;
                _outbox.SkipJournaled();
                any = true;
            }

            if (any && _journal.Flush())
            {
                _outbox.Journaled();
            }
            else
            {
                JournalFailed = any || JournalFailed;
            }
        }
    }
}
