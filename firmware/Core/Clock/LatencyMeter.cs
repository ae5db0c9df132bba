namespace PitMarshal.Core.Clock
{
    /// <summary>
    /// How late the board hears its own edges: an output is wired to an input, both ends are stamped. From the last
    /// 64 samples come the correction of every stamp and its uncertainty. Without the wire nothing is corrected, and
    /// the uncertainty is what the platform's path from pin to managed code allows.
    /// </summary>
    public sealed class LatencyMeter
    {
        /// <summary>
        /// 0 to 30 ms: one tick of an idle interpreter, or one quantum of a busy one and its garbage collection.
        /// </summary>
        public const int PlatformUs = 30000;

        /// <summary>Before as many samples the spread says too little.</summary>
        public const int Enough = 16;

        private const int Capacity = 64;
        private const int LongestUs = 1000000;

        private readonly int[] _samples = new int[Capacity];
        private readonly int[] _sorted = new int[Capacity];
        private int _count;
        private int _next;
        private long _drivenUs = -1;

        /// <summary>To be subtracted from a stamp, in µs.</summary>
        public int MeanUs { get; private set; }

        /// <summary>
        /// ± µs of a stamp after the correction: the farthest sample, and 1 µs for each of the two stamps.
        /// </summary>
        public int UncertaintyUs { get; private set; } = PlatformUs;

        public bool IsMeasured
        {
            get { return _count >= Enough; }
        }

        /// <summary>The output was about to be driven.</summary>
        public void Driven(long us)
        {
            _drivenUs = us;
        }

        /// <summary>Whether it is still to be heard; longer than a second is not waited.</summary>
        public bool Awaits(long us)
        {
            return _drivenUs >= 0 && us - _drivenUs <= LongestUs;
        }

        /// <summary>The input heard it. An edge nobody drove is ignored.</summary>
        public void Heard(long us)
        {
            long late = us - _drivenUs;
            if (_drivenUs < 0 || late < 0 || late > LongestUs)
            {
                return;
            }

            _drivenUs = -1;
            _samples[_next] = (int)late;
            _next = (_next + 1) % Capacity;
            _count = _count < Capacity ? _count + 1 : _count;
            if (IsMeasured)
            {
                Evaluate();
            }
        }

        /// <summary>
        /// The sample below which this share lies, in µs; <see cref="PlatformUs"/> while too few are known.
        /// </summary>
        /// <param name="percent">0 to 100.</param>
        public int Percentile(int percent)
        {
            if (!IsMeasured)
            {
                return PlatformUs;
            }

            Sort();
            return _sorted[(_count - 1) * percent / 100];
        }

        private void Evaluate()
        {
            long sum = 0;
            int least = int.MaxValue;
            int most = 0;
            for (int i = 0; i < _count; i++)
            {
                sum += _samples[i];
                least = _samples[i] < least ? _samples[i] : least;
                most = _samples[i] > most ? _samples[i] : most;
            }

            MeanUs = (int)(sum / _count);
            UncertaintyUs = 2 + (most - MeanUs > MeanUs - least ? most - MeanUs : MeanUs - least);
        }

        private void Sort()
        {
            for (int i = 0; i < _count; i++)
            {
                int sample = _samples[i];
                int at = i;
                for (; at > 0 && _sorted[at - 1] > sample; at--)
                {
                    _sorted[at] = _sorted[at - 1];
                }

                _sorted[at] = sample;
            }
        }
    }
}
