namespace PitMarshal.Core.Readers.P3
{
    /// <summary>
    /// What a station must know of its P3 decoder, beside the record at hand: how the decoder's clock runs, which
    /// passing is
    /// next, and what to ask it.
    /// </summary>
    public sealed class P3Decoder
    {
        private readonly P3Clock _clock = new P3Clock();
        private readonly P3Numbers _numbers = new P3Numbers();
        private readonly byte[] _fields = new byte[12];
        private readonly byte[] _request = new byte[2 * 32];

        public P3Record Record { get; } = new P3Record();

        /// <summary>Passings that it counted and that never came.</summary>
        public int Lost
        {
            get { return _numbers.Lost; }
        }

        /// <summary>When it wants to be asked something, in station µs.</summary>
        public long DueUs
        {
            get { return Due.First(_clock.DueUs, _numbers.DueUs); }
        }

        public void Begin()
        {
            _clock.Begin(0);
            _numbers.Begin();
        }

        /// <summary>What is to be written to it now; the first so many bytes.</summary>
        public int TakeRequest(long nowUs, out byte[] request)
        {
            request = _request;
            if (nowUs >= _numbers.DueUs)
            {
                return _numbers.Ask(nowUs) ? Resend() : 0;
            }

            _clock.Asked(nowUs);
            Field(0, 0x01, 0);
            Field(2, 0x04, 0);
            Field(4, 0x05, 0);
            return P3Record.Write(P3Record.GetTime, _fields, 6, _request);
        }

        /// <summary>Takes a frame; true when it is a passing that was not told yet.</summary>
        /// <param name="good">Whether it was a record at all.</param>
        public bool Take(byte[] frame, int length, long us, out bool good)
        {
            good = Record.Parse(frame, length);
            if (good && Record.Type == P3Record.GetTime && Record.RtcUs >= 0)
            {
                _clock.Answered(Record.RtcUs, us);
            }

            return good && Record.Type == P3Record.Passing && Record.HasTransponder && _numbers.Take(Record.Number, us);
        }

        /// <summary>The record's own stamp in station µs, if the decoder's clock is known.</summary>
        public bool TryMap(long arrivedUs, out long us, out int uncertaintyUs)
        {
            return _clock.TryMap(Record.RtcUs, arrivedUs, out us, out uncertaintyUs);
        }

        private void Field(int at, byte id, byte length)
        {
            _fields[at] = id;
            _fields[at + 1] = length;
        }

        private int Resend()
        {
            Field(0, 0x01, 4);
            Core.Delivery.Record.PutInt(_fields, 2, (int)_numbers.From);
            Field(6, 0x02, 4);
            Core.Delivery.Record.PutInt(_fields, 8, (int)_numbers.Until);
            return P3Record.Write(P3Record.Resend, _fields, 12, _request);
        }
    }
}
