namespace PitMarshal.Core.Inputs
{
    /// <summary>
    /// Whether one input can be believed. <c>chatter</c>: its contact does not settle. <c>cut</c>, <c>short</c>: the
    /// two
    /// wires of a changeover contact say the same. <c>stuck</c>: it is on for longer than it may. <c>silent</c>: others
    /// saw what it should have seen. Each is told once; <c>mended</c> after it has been well for a while.
    /// </summary>
    public sealed class Supervision
    {
        /// <summary>A contact that has not settled for as long never will.</summary>
        public const long ChatterUs = 2000000;

        /// <summary>A changeover contact is between its two ends no longer than this.</summary>
        public const long PairUs = 500000;

        /// <summary>A fault that comes and goes is told at most so often.</summary>
        public const long MendedUs = 10000000;

        private readonly long _stuckUs;
        private string _told;
        private long _wellSinceUs = Due.Never;

        /// <param name="stuckUs">How long the input may be on; <see cref="Due.Never"/>: for ever.</param>
        public Supervision(long stuckUs)
        {
            _stuckUs = stuckUs;
        }

        /// <summary>Since when its contact has been bouncing; <see cref="Due.Never"/> when it is quiet.</summary>
        public long BurstSinceUs { get; set; } = Due.Never;

        /// <summary>
        /// Since when both wires of its pair have said the same; <see cref="Due.Never"/> when they do not.
        /// </summary>
        public long EqualSinceUs { get; set; } = Due.Never;

        /// <summary>Whether the wires of the pair, being equal, are both on.</summary>
        public bool EqualOn { get; set; }

        /// <summary>Since when it has been on; <see cref="Due.Never"/> when it is off.</summary>
        public long OnSinceUs { get; set; } = Due.Never;

        /// <summary>Whether others saw what it did not.</summary>
        public bool IsSilent { get; set; }

        /// <summary>Whether a fault was told that is not mended.</summary>
        public bool IsFaulty
        {
            get { return _told != null; }
        }

        /// <summary>When it next wants a look, in station µs.</summary>
        public long DueUs
        {
            get
            {
                if (_told != null && _wellSinceUs == Due.Never)
                {
                    return Due.Never;
                }

                long due = Due.First(After(BurstSinceUs, ChatterUs), After(EqualSinceUs, PairUs));
                return Due.First(Due.First(due, After(OnSinceUs, _stuckUs)), After(_wellSinceUs, MendedUs));
            }
        }

        /// <summary>What is to be told now; null when there is nothing new.</summary>
        public string Take(long nowUs)
        {
            string fault = At(nowUs);
            if (fault == null)
            {
                return _told == null ? null : TakeMended(nowUs);
            }

            _wellSinceUs = Due.Never;
            if (fault == _told)
            {
                return null;
            }

            _told = fault;
            return fault;
        }

        private static long After(long sinceUs, long us)
        {
            return sinceUs == Due.Never || us == Due.Never ? Due.Never : sinceUs + us;
        }

        private string At(long nowUs)
        {
            if (nowUs >= After(BurstSinceUs, ChatterUs))
            {
                return "chatter";
            }

            if (nowUs >= After(EqualSinceUs, PairUs))
            {
                return EqualOn ? "short" : "cut";
            }

            return nowUs >= After(OnSinceUs, _stuckUs) ? "stuck" : IsSilent ? "silent" : null;
        }

        private string TakeMended(long nowUs)
        {
            _wellSinceUs = Due.First(_wellSinceUs, nowUs);
            if (nowUs < _wellSinceUs + MendedUs)
            {
                return null;
            }

            _told = null;
            _wellSinceUs = Due.Never;
            return "mended";
        }
    }
}
