namespace PitMarshal.Core
{
    /// <summary>FNV-1a, 32 bits: tells apart configurations and torn records. It keeps nobody out.</summary>
    public static class Fnv
    {
        public const uint Start = 2166136261;

        private const uint Prime = 16777619;

        /// <summary>Goes on from a hash with more bytes.</summary>
        public static uint Append(uint hash, byte[] bytes, int offset, int length)
        {
            for (int i = offset; i < offset + length; i++)
            {
                hash = (hash ^ bytes[i]) * Prime;
            }

            return hash;
        }
    }
}
