namespace PitMarshal.Core.Delivery
{
    /// <summary>How much of the memory the outbox takes.</summary>
    public static class OutboxSize
    {
        /// <summary>
        /// Some minutes of a busy pit entry: about 100 observations. What is older lies in the journal.
        /// </summary>
        public const int Least = 4 * 1024;

        /// <summary>Hours of one: about 7,000 observations. A board with PSRAM has room for it.</summary>
        public const int Most = 256 * 1024;

        /// <summary>
        /// What the rest of the program takes later: the station's other queues and buffers 17 KB, its configuration
        /// 7 KB, its
        /// tables 2 KB, network and MQTT 16 KB; and 30 KB stay free, so that the collector need not run at every
        /// message.
        /// firmware/README.md has it line by line.
        /// </summary>
        public const int Rest = 72 * 1024;

        /// <param name="freeBytes">Of the managed heap, before anything else was made.</param>
        public static int For(long freeBytes)
        {
            long size = freeBytes - Rest;
            return size < Least ? Least : size > Most ? Most : (int)size;
        }
    }
}
