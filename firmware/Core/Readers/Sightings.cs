namespace PitMarshal.Core.Readers
{
    /// <summary>
    /// What a reader sees again and again as long as it is held to it, told apart from what is new: for each place the
    /// last one seen there, and when. When there are too many places the one not seen for longest is forgotten.
    /// </summary>
    public sealed class Sightings
    {
        public const int Capacity = 12;

        private readonly Text[] _places = new Text[Capacity];
        private readonly Text[] _ids = new Text[Capacity];
        private readonly long[] _lastUs = new long[Capacity];
        private readonly long _holdUs;

        /// <param name="holdUs">Seen again after a longer pause than this, it is new.</param>
        public Sightings(long holdUs)
        {
            _holdUs = holdUs;
        }

        /// <summary>
        /// Takes note; true when it is another one than before at this place, or comes back after a pause.
        /// </summary>
        /// <param name="place">Not empty.</param>
        public bool IsNew(Text place, Text id, long us)
        {
            int at = Find(place);
            bool held = _places[at] != null && _places[at].Is(place) && _ids[at].Is(id) && us - _lastUs[at] <= _holdUs;
            if (_places[at] == null)
            {
                _places[at] = new Text();
                _ids[at] = new Text();
            }

            _places[at].Set(place);
            _ids[at].Set(id);
            _lastUs[at] = us;
            return !held;
        }

        private int Find(Text place)
        {
            int oldest = 0;
            for (int i = 0; i < Capacity; i++)
            {
                if (_places[i] == null || _places[i].Is(place))
                {
                    return i;
                }

                oldest = _lastUs[i] < _lastUs[oldest] ? i : oldest;
            }

            return oldest;
        }
    }
}
