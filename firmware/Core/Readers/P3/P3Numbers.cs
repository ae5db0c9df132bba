namespace PitMarshal.Core.Readers.P3
{
    /// <summary>
    /// The decoder numbers its passings: a gap is one that did not arrive, and is asked for again. Three times, then
    /// it is
    /// lost and told so.
    /// </summary>
    public sealed class P3Numbers
    {
        /// <summary>The gap that is asked for again; a wider one is the decoder beginning anew.</summary>
        public const int WidestGap = 32;

        public const long RetryUs = 1000000;
        private const int Tries = 3;

        private uint _last;
        private bool _any;
        private uint _missing;
        private int _tries;

        /// <summary>Passings that never came, since boot.</summary>
        public int Lost { get; private set; }

        /// <summary>When the missing are asked for, in station µs.</summary>
        public long DueUs { get; private set; } = Due.Never;

        /// <summary>The first and the last number to ask for.</summary>
        public uint From { get; private set; }

        public uint Until { get; private set; }

        public void Begin()
        {
            _any = false;
            _missing = 0;
            DueUs = Due.Never;
        }

        /// <summary>True when this passing was not there before.</summary>
        public bool Take(uint number, long nowUs)
        {
            uint ahead = number - _last;
            uint behind = _last - number;
            if (_any && behind < WidestGap)
            {
                bool missed = (_missing & (1u << (int)behind)) != 0;
                _missing &= ~(1u << (int)behind);
                DueUs = _missing == 0 ? Due.Never : DueUs;
                return missed;
            }

            bool follows = _any && ahead <= WidestGap;
            GiveUp(follows ? (int)ahead : WidestGap);
            if (follows && ahead > 1)
            {
                _missing |= (ahead == WidestGap ? uint.MaxValue : (1u << (int)ahead) - 1) & ~1u;
                _tries = 0;
                DueUs = nowUs;
            }

            _last = number;
            _any = true;
            return true;
        }

        /// <summary>
        /// The missing are being asked for, or given up. True when <see cref="From"/> and <see cref="Until"/> are to
        /// be asked for.
        /// </summary>
        public bool Ask(long nowUs)
        {
            if (_tries == Tries)
            {
                GiveUp(WidestGap);
                DueUs = Due.Never;
                return false;
            }

            _tries++;
            DueUs = nowUs + RetryUs;
            From = _last - (uint)Highest();
            Until = _last - (uint)Lowest();
            return true;
        }

        /// <summary>The window moves on: what falls out of it, or all of it, is lost.</summary>
        private void GiveUp(int places)
        {
            for (int i = WidestGap - places; i < WidestGap; i++)
            {
                Lost += (_missing & (1u << i)) != 0 ? 1 : 0;
            }

            _missing = places >= WidestGap ? 0 : _missing << places;
        }

        private int Highest()
        {
            int at = WidestGap - 1;
            while (at > 0 && (_missing & (1u << at)) == 0)
            {
                at--;
            }

            return at;
        }

        private int Lowest()
        {
            int at = 0;
            while (at < WidestGap - 1 && (_missing & (1u << at)) == 0)
            {
                at++;
            }

            return at;
        }
    }
}
