namespace PitMarshal.Core
{
    /// <summary>One entry of the configuration's <c>inputs</c>, as it is being read.</summary>
    public sealed class InputConfig
    {
        public const int DefaultDebounceMs = 20;

        /// <summary>The serial line in place of an input.</summary>
        public const int Serial = -1;

        /// <summary>A day.</summary>
        public const int LongestStuckS = 86400;

        private const int NoIndex = -2;

        private readonly Text _word = new Text();

        /// <summary>0 is in1.</summary>
        public int Index { get; private set; }

        public Kind Kind { get; private set; }

        public Text Place { get; } = new Text();

        public Text Id { get; } = new Text();

        public bool IsLeft { get; private set; }

        public int DebounceMs { get; private set; }

        public bool ActiveLow { get; private set; }

        /// <summary>± µs of the reader's stamps as they arrive, stated by who measured it; -1 when nobody did. Serial only.</summary>
        public int UncertaintyUs { get; private set; }

        /// <summary>The input that hears the other wire of a changeover contact; -1 without one.</summary>
        public int PairIndex { get; private set; }

        /// <summary>How long it may be on, in s; 0: for ever.</summary>
        public int StuckS { get; private set; }

        /// <summary>Reads one entry; false when it is no entry, or one that makes no sense.</summary>
        public bool Read(JsonReader reader)
        {
            Index = NoIndex;
            Kind = Kind.None;
            Place.Clear();
            Id.Clear();
            IsLeft = false;
            DebounceMs = DefaultDebounceMs;
            ActiveLow = true;
            UncertaintyUs = -1;
            PairIndex = -1;
            StuckS = -1;
            bool hasSide = false;
            bool good = reader.EnterObject();
            while (good && reader.NextName())
            {
                hasSide = hasSide || reader.NameIs("side");
                good = ReadField(reader);
            }

            StuckS = StuckS >= 0 ? StuckS : Kind == Kind.Loop || Kind == Kind.Button ? Input.DefaultStuckS : 0;
            return good && !reader.Failed && IsSound(hasSide);
        }

        private bool ReadField(JsonReader reader)
        {
            if (reader.NameIs("in"))
            {
                int index = NoIndex;
                bool good = reader.ReadText(_word) && FindIndex(out index);
                Index = index;
                return good;
            }

            if (reader.NameIs("pair"))
            {
                int index = NoIndex;
                bool good = reader.ReadText(_word) && FindIndex(out index) && index >= 0;
                PairIndex = index;
                return good;
            }

            if (reader.NameIs("k"))
            {
                bool good = reader.ReadText(_word);
                Kind = KindName.Find(_word);
                return good;
            }

            if (reader.NameIs("side"))
            {
                bool good = reader.ReadText(_word);
                IsLeft = _word.Is("left");
                return good && (IsLeft || _word.Is("right"));
            }

            if (reader.NameIs("p") || reader.NameIs("box"))
            {
                return reader.ReadText(Place) && Place.IsName;
            }

            if (reader.NameIs("id"))
            {
                return reader.ReadText(Id) && Id.IsName;
            }

            return ReadNumber(reader);
        }

        private bool ReadNumber(JsonReader reader)
        {
            long value;
            if (reader.NameIs("low"))
            {
                bool low;
                bool good = reader.ReadBool(out low);
                ActiveLow = low;
                return good;
            }

            if (reader.NameIs("debounceMs"))
            {
                bool good = reader.ReadLong(out value) && value >= Input.ShortestDebounceMs
                    && value <= Input.LongestDebounceMs;
                DebounceMs = (int)value;
                return good;
            }

            if (reader.NameIs("stuckS"))
            {
                bool good = reader.ReadLong(out value) && value >= 0 && value <= LongestStuckS;
                StuckS = (int)value;
                return good;
            }

            if (reader.NameIs("pmUs"))
            {
                bool good = reader.ReadLong(out value) && value >= 0 && value <= 1000000;
                UncertaintyUs = (int)value;
                return good;
            }

            return reader.Skip();
        }

        private bool FindIndex(out int index)
        {
            index = Serial;
            if (_word.Is("serial"))
            {
                return true;
            }

            for (int i = 0; i < Station.InputCount; i++)
            {
                if (_word.Is("in" + (i + 1).ToString()))
                {
                    index = i;
                    return true;
                }
            }

            index = NoIndex;
            return false;
        }

        private bool IsSound(bool hasSide)
        {
            if (Index == Serial)
            {
                return Kind == Kind.Badge || (Kind == Kind.Tag && !Place.IsEmpty);
            }

            switch (Kind)
            {
                case Kind.Loop:
                case Kind.Car:
                case Kind.Seat:
                case Kind.Belt:
                case Kind.Engine:
                case Kind.Probe:
                    return Index >= 0 && !Place.IsEmpty;
                case Kind.Mat:
                    return Index >= 0 && !Place.IsEmpty && hasSide;
                case Kind.Button:
                    return Index >= 0 && !Id.IsEmpty;
                default:
                    return false;
            }
        }
    }
}
