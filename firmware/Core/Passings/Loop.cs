namespace PitMarshal.Core.Passings
{
    /// <summary>The pulses of one loop whose passings are not yet decided, oldest first.</summary>
    public sealed class Loop
    {
        public const int Capacity = 8;

        private readonly long[] _onUs = new long[Capacity];
        private readonly long[] _offUs = new long[Capacity];
        private readonly int[] _uncertaintyUs = new int[Capacity];
        private bool _lastIsOpen;

        public int Count { get; private set; }

        public bool IsFull
        {
            get { return Count == Capacity; }
        }

        /// <summary>A car came over the loop; there must be room. A pulse still open ends here.</summary>
        public void On(long us, int uncertaintyUs)
        {
            Off(us);
            _onUs[Count] = us;
            _offUs[Count] = Due.Never;
            _uncertaintyUs[Count] = uncertaintyUs;
            _lastIsOpen = true;
            Count++;
        }

        /// <summary>It left. The end of a pulse that was decided while open tells nothing new.</summary>
        public void Off(long us)
        {
            if (_lastIsOpen && Count > 0)
            {
                _offUs[Count - 1] = us;
            }

            _lastIsOpen = false;
        }

        public long OnUs(int pulse)
        {
            return _onUs[pulse];
        }

        /// <summary><see cref="Due.Never"/> while the car is on it.</summary>
        public long OffUs(int pulse)
        {
            return _offUs[pulse];
        }

        public int UncertaintyUs(int pulse)
        {
            return _uncertaintyUs[pulse];
        }

        /// <summary>The pulse nearest to an instant; -1 when none is within the distance.</summary>
        public int Nearest(long us, long mostUs)
        {
            int nearest = -1;
            for (int i = 0; i < Count; i++)
            {
                long distance = us < _onUs[i] ? _onUs[i] - us : us > _offUs[i] ? us - _offUs[i] : 0;
                if (distance <= mostUs && (nearest < 0 || distance < mostUs))
                {
                    nearest = i;
                    mostUs = distance;
                }
            }

            return nearest;
        }

        public void RemoveOldest()
        {
            Count--;
            _lastIsOpen = _lastIsOpen && Count > 0;
            for (int i = 0; i < Count; i++)
            {
                _onUs[i] = _onUs[i + 1];
                _offUs[i] = _offUs[i + 1];
                _uncertaintyUs[i] = _uncertaintyUs[i + 1];
            }
        }
    }
}
