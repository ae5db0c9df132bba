using PitMarshal.Core.Clock;
using PitMarshal.Core.Delivery;
using PitMarshal.Core.Passings;

namespace PitMarshal.Core.Readers
{
    /// <summary>
    /// A reader of transponders, badges or distances: its frames in, what they say out, each stamped in station µs. What it
    /// must be asked is made here as well. One that stamps by its own clock is mapped to the station's.
    /// </summary>
    public sealed class Reader
    {
        /// <summary>Of who knows who passed, and not when.</summary>
        public const int IdentityUs = 500000;

        /// <summary>Of a decoder whose clock nobody knows: it reports within a second.</summary>
        public const int UnmappedUs = 1000000;

        /// <summary>A UHF reader that told nothing for as long stopped looking.</summary>
        private const long QuietUs = 2000000;

        private const int DefaultBaud = 115200;

        private readonly LatencyMeter _latency;
        private readonly DecoderLine _line = new DecoderLine();
        private readonly P3Record _record = new P3Record();
        private readonly P3Clock _clock = new P3Clock();
        private readonly P3Numbers _numbers = new P3Numbers();
        private readonly byte[] _fields = { 0x01, 0, 0x04, 0, 0x05, 0, 0, 0, 0, 0, 0, 0 };
        private readonly byte[] _request = new byte[2 * 32];
        private bool _identity;
        private int _statedUs = -1;
        private int _byteUs = 10000000 / DefaultBaud + 1;
        private long _lookUs;
        private bool _otherDialect;

        /// <param name="longest">Its longest frame, in bytes.</param>
        public Reader(LatencyMeter latency, int longest)
        {
            _latency = latency;
            Frames = new SerialFrames(longest);
        }

        public SerialFrames Frames { get; }

        /// <summary>Transponder: who, and when.</summary>
        public Transponder Heard { get; } = new Transponder();

        /// <summary>Badge: at which box.</summary>
        public Text Box
        {
            get { return _line.Box; }
        }

        /// <summary>Badge: whose.</summary>
        public Text Badge
        {
            get { return _line.Id; }
        }

        /// <summary>Distance, in mm.</summary>
        public int Mm
        {
            get { return _line.Hits; }
        }

        /// <summary>When, in station µs.</summary>
        public long Us { get; private set; }

        /// <summary>When the reader told of it, in station µs.</summary>
        public long HeardUs { get; private set; }

        /// <summary>± µs of that.</summary>
        public int UncertaintyUs { get; private set; }

        /// <summary>Passings that the decoder counted and that never came.</summary>
        public int Lost
        {
            get { return _numbers.Lost; }
        }

        /// <summary>When it wants to be asked something, in station µs.</summary>
        public long RequestDueUs
        {
            get
            {
                return Frames.Form == ReaderForm.P3 ? Due.First(_clock.DueUs, _numbers.DueUs)
                    : Frames.Form == ReaderForm.Uhf ? _lookUs : Due.Never;
            }
        }

        /// <summary>From now on in this form.</summary>
        /// <param name="statedUs">± µs of its stamps as somebody measured them; -1 when nobody did.</param>
        /// <param name="identity">Whether it reads the same transponder again and again.</param>
        public void Begin(ReaderForm form, int baud, int statedUs, bool identity)
        {
            Frames.Form = form;
            _byteUs = 10000000 / (baud > 0 ? baud : DefaultBaud) + 1;
            _statedUs = statedUs;
            _identity = identity;
            _lookUs = 0;
            _clock.Begin(0);
            _numbers.Begin();
        }

        /// <summary>What is to be written to it now; the first so many bytes. 0 when nothing is.</summary>
        /// <param name="request">The reader's own buffer.</param>
        public int TakeRequest(long nowUs, out byte[] request)
        {
            request = _request;
            if (nowUs < RequestDueUs)
            {
                return 0;
            }

            if (Frames.Form == ReaderForm.Uhf)
            {
                _lookUs = nowUs + QuietUs;
                _otherDialect = !_otherDialect;
                request = _otherDialect ? UhfFrame.LookOften : UhfFrame.OtherLookOften;
                return request.Length;
            }

            if (nowUs >= _numbers.DueUs)
            {
                return _numbers.Ask(nowUs) ? Resend() : 0;
            }

            _clock.Asked(nowUs);
            _fields[0] = 0x01;
            _fields[1] = 0;
            _fields[2] = 0x04;
            _fields[3] = 0;
            _fields[4] = 0x05;
            _fields[5] = 0;
            return P3Record.Write(P3Record.GetTime, _fields, 6, _request);
        }

        /// <summary>What the next frame says.</summary>
        public Sighting Next()
        {
            byte[] frame;
            int length;
            long us;
            if (!Frames.TryTake(out frame, out length, out us))
            {
                return Sighting.None;
            }

            HeardUs = us;
            switch (Frames.Form)
            {
                case ReaderForm.P3: return TakeP3(frame, length, us);
                case ReaderForm.Uhf: return TakeUhf(frame, length, us);
                default: return TakeLine(frame, length, us);
            }
        }

        private Sighting TakeLine(byte[] frame, int length, long us)
        {
            if (!_line.Parse(frame, length))
            {
                return Sighting.Refused;
            }

            Stamp(us - _latency.MeanUs - _line.AgeUs, _latency.UncertaintyUs + length * _byteUs);
            if (_line.Sighting == Sighting.Transponder)
            {
                Heard.Id.Set(_line.Id);
                Hear(_line.Hits, _line.Rssi, _identity);
            }

            return _line.Sighting;
        }

        private Sighting TakeUhf(byte[] frame, int length, long us)
        {
            int rssi;
            if (!UhfFrame.IsSound(frame, length))
            {
                return Sighting.Refused;
            }

            _lookUs = us + QuietUs;
            _otherDialect = frame[0] != UhfFrame.Start;
            if (!UhfFrame.TryRead(frame, length, Heard.Id, out rssi))
            {
                return Sighting.Other;
            }

            Stamp(us - _latency.MeanUs, IdentityUs);
            Hear(1, rssi, true);
            return Sighting.Transponder;
        }

        private Sighting TakeP3(byte[] frame, int length, long us)
        {
            if (!_record.Parse(frame, length))
            {
                return Sighting.Refused;
            }

            if (_record.Type == P3Record.GetTime && _record.RtcUs >= 0)
            {
                _clock.Answered(_record.RtcUs, us);
            }

            if (_record.Type != P3Record.Passing || !_record.HasTransponder || !_numbers.Take(_record.Number, us))
            {
                return Sighting.Other;
            }

            long at;
            int uncertaintyUs;
            bool mapped = _clock.TryMap(_record.RtcUs, us, out at, out uncertaintyUs);
            Us = mapped ? at : us;
            UncertaintyUs = mapped ? uncertaintyUs : UnmappedUs;
            Heard.Id.Set(_record.Transponder.ToString());
            Hear(_record.Hits, _record.Strength, false);
            return Sighting.Transponder;
        }

        /// <summary>Who stated an uncertainty knows the reader better than the station does.</summary>
        private void Stamp(long us, int uncertaintyUs)
        {
            Us = us;
            UncertaintyUs = _statedUs >= 0 ? _statedUs : _identity ? IdentityUs : uncertaintyUs;
        }

        private void Hear(int hits, int rssi, bool identity)
        {
            Heard.Hits = hits;
            Heard.Rssi = rssi;
            Heard.Us = Us;
            Heard.UncertaintyUs = UncertaintyUs;
            Heard.IsIdentity = identity;
        }

        private int Resend()
        {
            _fields[0] = 0x01;
            _fields[1] = 4;
            Record.PutInt(_fields, 2, (int)_numbers.From);
            _fields[6] = 0x02;
            _fields[7] = 4;
            Record.PutInt(_fields, 8, (int)_numbers.Until);
            return P3Record.Write(P3Record.Resend, _fields, 12, _request);
        }
    }
}
