namespace PitMarshal.Core.Readers.P3
{
    /// <summary>
    /// The decoder's clock against the station's. The station asks for the decoder's time; the answer was read between
    /// question and answer, so station minus decoder lies in that interval, however long the way was. Intervals of
    /// later
    /// exchanges narrow it, and the drift of two crystals widens it between them. When an interval lies outside, the
    /// decoder's clock was set, and what was known before is forgotten.
    /// </summary>
    public sealed class P3Clock
    {
        public const long AskUs = 10000000;
        public const long QuickAskUs = 1000000;

        /// <summary>An exchange says nothing after as long.</summary>
        public const long OldestUs = 600000000;

        /// <summary>An answer that took longer belongs to no question.</summary>
        public const long PatienceUs = 900000;

        // 100 parts in a million: 50 for each of the two crystals.
        private const int DriftParts = 10000;

        private long _askedUs = -1;
        private bool _known;
        private long _leastUs;
        private long _mostUs;
        private long _atUs;

        /// <summary>When the next question is due, in station µs.</summary>
        public long DueUs { get; private set; }

        public void Begin(long nowUs)
        {
            _askedUs = -1;
            _known = false;
            DueUs = nowUs;
        }

        public void Asked(long us)
        {
            _askedUs = us;
            DueUs = us + (_known ? AskUs : QuickAskUs);
        }

        /// <param name="rtcUs">The decoder's time.</param>
        /// <param name="us">When its answer came.</param>
        public void Answered(long rtcUs, long us)
        {
            if (_askedUs < 0 || us < _askedUs || us - _askedUs > PatienceUs)
            {
                return;
            }

            long least = _askedUs - rtcUs, most = us - rtcUs;
            _askedUs = -1;
            if (_known)
            {
                long drift = (us - _atUs) / DriftParts + 1;
                long least0 = _leastUs - drift, most0 = _mostUs + drift;
                bool apart = least > most0 || most < least0;
                least = !apart && least0 > least ? least0 : least;
                most = !apart && most0 < most ? most0 : most;
            }

            _leastUs = least;
            _mostUs = most;
            _atUs = us;
            _known = true;
        }

        /// <summary>An instant of the decoder in station µs.</summary>
        /// <param name="arrivedUs">When its telling came: a stamp from after that, or from half an hour before, is
        /// not believed.</param>
        /// <param name="uncertaintyUs">Half the interval, and the drift since.</param>
        /// <returns>False when it is not known.</returns>
        public bool TryMap(long rtcUs, long arrivedUs, out long us, out int uncertaintyUs)
        {
            long half = (_mostUs - _leastUs + 1) / 2;
            us = rtcUs + _leastUs + half;
            long apart = us < _atUs ? _atUs - us : us - _atUs;
            uncertaintyUs = (int)(half + (apart < OldestUs ? apart : OldestUs) / DriftParts + 1);
            return _known && rtcUs >= 0 && arrivedUs - _atUs < OldestUs
                && us - uncertaintyUs <= arrivedUs && arrivedUs - us <= DecoderLine.OldestUs;
        }
    }
}
