namespace PitMarshal.Core.Passings
{
    /// <summary>How long after a transponder's stamp the reader tells of it, as it did lately.</summary>
    public sealed class ReportDelay
    {
        /// <summary>Until enough is known, and at most.</summary>
        public const int LongestUs = 250000;

        private const int Capacity = 16;

        // Beside the longest seen: a sixteenth of it, and a ms for the line.
        private const int Share = 16;
        private const int LeastUs = 1000;

        private readonly int[] _us = new int[Capacity];
        private int _count;

        /// <summary>Whatever it has not told by then it will not tell.</summary>
        public int MostUs { get; private set; } = LongestUs;

        public void Begin()
        {
            _count = 0;
            MostUs = LongestUs;
        }

        /// <summary>It told a transponder so long after its stamp.</summary>
        public void Take(long us)
        {
            _us[_count % Capacity] = us < 0 ? 0 : us > LongestUs ? LongestUs : (int)us;
            _count = _count + 1 < 2 * Capacity ? _count + 1 : Capacity;
            if (_count < Capacity)
            {
                return;
            }

            int most = 0;
            for (int i = 0; i < Capacity; i++)
            {
                most = _us[i] > most ? _us[i] : most;
            }

            most += most / Share + LeastUs;
            MostUs = most < LongestUs ? most : LongestUs;
        }
    }
}
