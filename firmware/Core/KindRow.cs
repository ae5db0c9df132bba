namespace PitMarshal.Core
{
    /// <summary>One row of the <see cref="KindTable"/>.</summary>
    public sealed class KindRow
    {
        public KindRow(string name, ContactNeeds needs, int stuckS)
        {
            Name = name;
            Json = ",\"k\":\"" + name + "\"";
            Needs = needs;
            StuckS = stuckS;
        }

        /// <summary>As the contract names it.</summary>
        public string Name { get; }

        /// <summary>As it stands in an observation.</summary>
        public string Json { get; }

        /// <summary>What the configuration of its contact must say.</summary>
        public ContactNeeds Needs { get; }

        /// <summary>
        /// How long its contact may be on unless the configuration says otherwise, in s; 0: for ever.
        /// </summary>
        public int StuckS { get; }
    }
}
