namespace PitMarshal.Core.Readers
{
    /// <summary>
    /// A line of a transponder decoder, <c>T,id,hits,rssi,ageUs</c>, of a badge reader, <c>B,box,id,ageUs</c>, or of a
    /// range sensor, <c>R,mm,ageUs</c>. The age is the time between the event and the first byte of the line leaving
    /// the reader.
    /// </summary>
    public sealed class DecoderLine
    {
        // Half an hour: a decoder that reports later than that has lost its clock.
        public const long OldestUs = 1800000000;

        private byte[] _line;
        private int _length;
        private int _at;

        public readonly Text Id = new Text();

        public readonly Text Box = new Text();

        /// <summary>What it tells.</summary>
        public Sighting Sighting { get; private set; }

        /// <summary>Of a distance: mm.</summary>
        public int Hits { get; private set; }

        public int Rssi { get; private set; }

        public long AgeUs { get; private set; }

        /// <summary>False when it is neither, to the letter.</summary>
        public bool Parse(byte[] line, int length)
        {
            _line = line;
            _length = length;
            _at = 2;
            if (length < 2 || line[1] != ',')
            {
                return false;
            }

            long hits = 0, rssi = 0, age = 0;
            bool good;
            switch (line[0])
            {
                case (byte)'T':
                    Sighting = Sighting.Transponder;
                    good = Name(Id) && Number(0, 1000000, out hits) && Number(-1000000, 1000000, out rssi);
                    break;
                case (byte)'B':
                    Sighting = Sighting.Badge;
                    good = Name(Box) && Name(Id);
                    break;
                default:
                    Sighting = Sighting.Distance;
                    good = line[0] == 'R' && Number(0, 1000000, out hits);
                    break;
            }

            good = good && Number(0, OldestUs, out age);
            Hits = (int)hits;
            Rssi = (int)rssi;
            AgeUs = age;
            return good && _at == _length + 1;
        }

        private bool Name(Text to)
        {
            int start = _at;
            int end = FieldEnd();
            return end > start && to.Set(_line, start, end - start) && to.IsName;
        }

        private bool Number(long least, long most, out long value)
        {
            int at = _at;
            int end = FieldEnd();
            value = 0;
            bool negative = at < end && _line[at] == '-';
            at += negative ? 1 : 0;
            bool good = at < end && end - at <= 12;
            for (; good && at < end; at++)
            {
                good = _line[at] >= '0' && _line[at] <= '9';
                value = value * 10 + _line[at] - '0';
            }

            value = negative ? -value : value;
            return good && value >= least && value <= most;
        }

        /// <summary>Where the present field ends; goes on behind its comma, or one behind the line's end.</summary>
        private int FieldEnd()
        {
            int end = _at < _length ? _at : _length;
            while (end < _length && _line[end] != ',')
            {
                end++;
            }

            _at = end + 1;
            return end;
        }
    }
}
