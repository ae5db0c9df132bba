namespace PitMarshal.Core.Readers
{
    /// <summary>
    /// A distance made into a car that is there or not, with hysteresis: near enough it is, far enough it is not,
    /// between nothing changes.
    /// </summary>
    public sealed class RangePresence
    {
        /// <summary>How often the sensor is asked.</summary>
        public const int PeriodUs = 100000;

        /// <summary>A sensor that says nothing for as long is a fault.</summary>
        public const long SilentUs = 5000000;

        public const int DefaultNearMm = 1200;
        public const int DefaultFarMm = 1500;
        public const int LongestMm = 10000;

        private readonly int _nearMm;
        private readonly int _farMm;

        /// <param name="nearMm">At most this: a car is there.</param>
        /// <param name="farMm">More than this: none is. Not less than <paramref name="nearMm"/>.</param>
        public RangePresence(int nearMm, int farMm)
        {
            _nearMm = nearMm;
            _farMm = farMm;
        }

        public bool IsPresent { get; private set; }

        public void Take(int mm)
        {
            IsPresent = mm <= _nearMm || (IsPresent && mm <= _farMm);
        }
    }
}
