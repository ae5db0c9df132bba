namespace PitMarshal.Core
{
    /// <summary>One transponder that the decoder heard, until its passing is decided. Filled again and again.</summary>
    public sealed class Transponder
    {
        public readonly Text Id = new Text();

        public int Hits { get; set; }

        public int Rssi { get; set; }

        /// <summary>The decoder's stamp, in station µs.</summary>
        public long Us { get; set; }

        /// <summary>± µs of that stamp.</summary>
        public int UncertaintyUs { get; set; }
    }
}
