namespace PitMarshal.Core.Inputs
{
    /// <summary>
    /// Noisy raw edges in, settled changes out, each at the first edge of its burst. A burst ends when the contact has
    /// been quiet for the debounce time; if the level is then another one than before, that is a change, else the
    /// burst was a glitch. No clock, no timer: whoever calls hands in the time.
    /// </summary>
    public sealed class Debounce
    {
        private readonly long _quietUs;
        private bool _known;
        private bool _raw;
        private bool _inBurst;
        private long _firstUs;
        private long _lastUs;

        /// <param name="quietUs">0 or more. A pulse shorter than this is never reported, only counted.</param>
        public Debounce(long quietUs)
        {
            _quietUs = quietUs;
        }

        /// <summary>The settled level; meaningless until the first <see cref="TrySettle"/> that gave true.</summary>
        public bool Level { get; private set; }

        /// <summary>Whether a level has ever settled.</summary>
        public bool IsKnown
        {
            get { return _known; }
        }

        /// <summary>Raw edges seen. A contact that chatters for months passes what 32 bits hold.</summary>
        public long Edges { get; private set; }

        /// <summary>Bursts that ended where they began.</summary>
        public long Glitches { get; private set; }

        /// <summary>The level as last heard or read.</summary>
        public bool Raw
        {
            get { return _raw; }
        }

        /// <summary>The last raw edge, in µs; 0 before any.</summary>
        public long LastEdgeUs
        {
            get { return _lastUs; }
        }

        /// <summary>When the present burst began, in µs; <see cref="Due.Never"/> when all is quiet.</summary>
        public long BurstSinceUs
        {
            get { return _inBurst ? _firstUs : Due.Never; }
        }

        /// <summary>When the burst will end if no further edge comes, in µs.</summary>
        public long DueUs
        {
            get { return _inBurst ? _lastUs + _quietUs : Due.Never; }
        }

        /// <summary>
        /// A raw edge to this level. First ask <see cref="TrySettle"/> whether an earlier burst ended before it.
        /// </summary>
        public void Edge(bool level, long us)
        {
            Edges++;
            Begin(level, us);
        }

        /// <summary>
        /// A level that was read, not an edge: where the first settled level, or one missed, comes from.
        /// </summary>
        public void Read(bool level, long us)
        {
            if (level != _raw || (!_known && !_inBurst))
            {
                Begin(level, us);
            }
        }

        /// <summary>Ends a burst that is over by now.</summary>
        /// <param name="changedUs">The first edge of the burst, when it was a change.</param>
        /// <returns>True when <see cref="Level"/> changed, or became known.</returns>
        public bool TrySettle(long nowUs, out long changedUs)
        {
            changedUs = _firstUs;
            if (!_inBurst || nowUs < _lastUs + _quietUs)
            {
                return false;
            }

            _inBurst = false;
            if (_known && _raw == Level)
            {
                Glitches++;
                return false;
            }

            _known = true;
            Level = _raw;
            return true;
        }

        private void Begin(bool level, long us)
        {
            if (!_inBurst)
            {
                _inBurst = true;
                _firstUs = us;
            }

            _raw = level;
            _lastUs = us > _lastUs ? us : _lastUs;
        }
    }
}
