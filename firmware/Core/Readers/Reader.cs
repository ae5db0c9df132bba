using PitMarshal.Core.Clock;
using PitMarshal.Core.Passings;
using PitMarshal.Core.Readers.P3;

namespace PitMarshal.Core.Readers
{
    /// <summary>
    /// A reader of transponders, badges or distances: its frames in, what they say out, each stamped in station µs.
    /// What it
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
        private readonly Standstills _standstills;
        private readonly DecoderLine _line = new DecoderLine();

        // From the first configuration with such a decoder on: its buffers are not small.
        private P3Decoder _p3;
        private bool _identity;
        private int _statedUs = -1;
        private int _byteUs = 10000000 / DefaultBaud + 1;
        private long _lookUs;
        private bool _otherDialect;

        /// <param name="longest">Its longest frame, in bytes.</param>
        /// <param name="bytes">Of all its frames that wait: a power of two.</param>
        public Reader(LatencyMeter latency, Standstills standstills, int longest, int bytes)
        {
            _latency = latency;
            _standstills = standstills;
            Frames = new SerialFrames(longest, bytes);
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
            get { return _p3 == null ? 0 : _p3.Lost; }
        }

        /// <summary>When it wants to be asked something, in station µs.</summary>
        public long RequestDueUs
        {
            get
            {
                return Frames.Form == ReaderForm.P3 ? _p3.DueUs
                    : Frames.Form == ReaderForm.Uhf ? _lookUs : Due.Never;
            }
        }

        /// <summary>From now on in this form.</summary>
        /// <param name="statedUs">± µs of its stamps as somebody measured them; -1 when nobody did.</param>
        /// <param name="identity">Whether it reads the same transponder again and again.</param>
        public void Begin(ReaderForm form, int baud, int statedUs, bool identity)
        {
            _byteUs = 10000000 / (baud > 0 ? baud : DefaultBaud) + 1;
            _statedUs = statedUs;
            _identity = identity;
            _lookUs = 0;
            if (form == ReaderForm.P3)
            {
                _p3 = _p3 ?? new P3Decoder();
                _p3.Begin();
            }

            Frames.Form = form;
        }

        /// <summary>What is to be written to it now; the first so many bytes. 0 when nothing is.</summary>
        /// <param name="request">The reader's own buffer.</param>
        public int TakeRequest(long nowUs, out byte[] request)
        {
            request = null;
            if (nowUs < RequestDueUs)
            {
                return 0;
            }

            if (Frames.Form == ReaderForm.P3)
            {
                return _p3.TakeRequest(nowUs, out request);
            }

            _lookUs = nowUs + QuietUs;
            _otherDialect = !_otherDialect;
            request = _otherDialect ? UhfFrame.LookOften : UhfFrame.OtherLookOften;
            return request.Length;
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
            bool good;
            if (!_p3.Take(frame, length, us, out good))
            {
                return good ? Sighting.Other : Sighting.Refused;
            }

            long at;
            int uncertaintyUs;
            bool mapped = _p3.TryMap(us, out at, out uncertaintyUs);
            Us = mapped ? at : us;
            UncertaintyUs = mapped ? uncertaintyUs : UnmappedUs;
            Heard.Id.Set(_p3.Record.Transponder.ToString());
            Hear(_p3.Record.Hits, _p3.Record.Strength, false);
            return Sighting.Transponder;
        }

        /// <summary>Who stated an uncertainty knows the reader better than the station does.</summary>
        private void Stamp(long us, int uncertaintyUs)
        {
            Us = us;
            UncertaintyUs = _statedUs >= 0 ? _statedUs : _identity ? IdentityUs : uncertaintyUs;
            UncertaintyUs += _standstills.WidenUs(HeardUs);
        }

        private void Hear(int hits, int rssi, bool identity)
        {
            Heard.Hits = hits;
            Heard.Rssi = rssi;
            Heard.Us = Us;
            Heard.UncertaintyUs = UncertaintyUs;
            Heard.IsIdentity = identity;
        }
    }
}
