namespace PitMarshal.Core
{
    /// <summary>Instants, in station µs, at which something wants to be done.</summary>
    public static class Due
    {
        public const long Never = long.MaxValue;

        public static long First(long a, long b)
        {
            return a < b ? a : b;
        }
    }
}
