namespace PitMarshal.Core
{
    /// <summary>
    /// One thing a station saw. A form that is filled again and again: what is kept is its <see cref="Record"/>.
    /// Which fields mean something depends on the kind.
    /// </summary>
    public sealed class Observation
    {
        /// <summary>
        /// loop, tag: the point. Sensors of a box, badge, button: the box. boot: the firmware. fault: the input.
        /// </summary>
        public readonly Text Place = new Text();

        /// <summary>
        /// tag: the transponder, empty for a passing that none claimed. badge, button: its id. boot: the reason.
        /// fault: what.
        /// </summary>
        public readonly Text Id = new Text();

        /// <summary>From 1 in each boot. The <see cref="Outbox"/> gives it.</summary>
        public int Number { get; set; }

        /// <summary>Station µs since boot.</summary>
        public long Us { get; set; }

        /// <summary>± µs: how far off <see cref="Us"/> may be.</summary>
        public int UncertaintyUs { get; set; }

        public Kind Kind { get; set; }

        public bool On { get; set; }

        /// <summary>mat: left or right.</summary>
        public bool IsLeft { get; set; }

        /// <summary>tag.</summary>
        public int Hits { get; set; }

        /// <summary>tag: in the decoder's own unit.</summary>
        public int Rssi { get; set; }

        /// <summary>lost: the first number that is gone.</summary>
        public int From { get; set; }

        /// <summary>lost: the last number that is gone.</summary>
        public int To { get; set; }

        /// <summary>Begins anew, with nothing in any other field.</summary>
        public void Begin(Kind kind, long us, int uncertaintyUs)
        {
            Kind = kind;
            Us = us > 0 ? us : 0;
            UncertaintyUs = uncertaintyUs;
            Place.Clear();
            Id.Clear();
            On = false;
            IsLeft = false;
            Hits = 0;
            Rssi = 0;
            From = 0;
            To = 0;
        }

        public void BeginLost(int from, int to, long us)
        {
            Begin(Kind.Lost, us, 0);
            From = from;
            To = to;
        }
    }
}
