namespace PitMarshal.Core.Passings
{
    /// <summary>One transponder that a reader heard, until its passing is decided. Filled again and again.</summary>
    public sealed class Transponder
    {
        /// <summary>A reading later than this after the strongest begins anew: the car stood in the field.</summary>
        private const long AnewUs = 1000000;

        public readonly Text Id = new Text();

        public int Hits { get; set; }

        public int Rssi { get; set; }

        /// <summary>
        /// The reader's stamp, in station µs; of one that reads again and again, that of the strongest reading.
        /// </summary>
        public long Us { get; set; }

        /// <summary>The last reading, in station µs.</summary>
        public long LastUs { get; set; }

        /// <summary>± µs of that stamp.</summary>
        public int UncertaintyUs { get; set; }

        /// <summary>Read as long as it is near, by a reader that knows who and not when.</summary>
        public bool IsIdentity { get; set; }

        /// <summary>
        /// Whether its passing was told; it stays, so that its pulse, or its being near still, is not another one.
        /// </summary>
        public bool IsTold { get; set; }

        public void Set(Transponder other)
        {
            Id.Set(other.Id);
            Hits = other.Hits;
            Rssi = other.Rssi;
            Us = other.Us;
            LastUs = other.Us;
            UncertaintyUs = other.UncertaintyUs;
            IsIdentity = other.IsIdentity;
            IsTold = false;
        }

        /// <summary>It was read once more.</summary>
        public void Again(Transponder reading)
        {
            Hits += reading.Hits;
            if (reading.Rssi > Rssi || reading.Us - Us > AnewUs)
            {
                Rssi = reading.Rssi;
                Us = reading.Us;
            }

            LastUs = reading.Us;
        }
    }
}
