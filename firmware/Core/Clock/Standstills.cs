namespace PitMarshal.Core.Clock
{
    /// <summary>
    /// Spells in which the board's program stood still, because something native held the interpreter: an encrypted
    /// connect, a
    /// name looked up, an erase of the flash. What was stamped right after one may have happened at any moment of it.
    /// </summary>
    public sealed class Standstills
    {
        /// <summary>Shorter ones are within what the platform allows anyhow.</summary>
        public const int LeastUs = 30000;

        /// <summary>How long after a spell its edges may still be waiting for their stamps.</summary>
        public const int DrainUs = 100000;

        private const int Capacity = 8;

        private readonly long[] _fromUs = new long[Capacity];
        private readonly long[] _toUs = new long[Capacity];
        private readonly object _lock = new object();
        private int _next;
        private long _lastUs;

        /// <summary>So many spells were noticed since boot.</summary>
        public int Count { get; private set; }

        /// <summary>It stood still, or may have. For any thread.</summary>
        public void Spell(long fromUs, long toUs)
        {
            if (toUs - fromUs < LeastUs)
            {
                return;
            }

            lock (_lock)
            {
                _fromUs[_next] = fromUs;
                _toUs[_next] = toUs;
                _next = (_next + 1) % Capacity;
                _lastUs = toUs > _lastUs ? toUs : _lastUs;
                Count++;
            }
        }

        /// <summary>How much earlier than its stamp an edge may have been, in µs.</summary>
        public int WidenUs(long us)
        {
            if (Count == 0 || us > _lastUs + DrainUs)
            {
                return 0;
            }

            long most = 0;
            for (int i = 0; i < Capacity; i++)
            {
                bool hit = us > _fromUs[i] && us <= _toUs[i] + DrainUs && _toUs[i] > 0;
                most = hit && us - _fromUs[i] > most ? us - _fromUs[i] : most;
            }

            return most > int.MaxValue ? int.MaxValue : (int)most;
        }
    }
}
