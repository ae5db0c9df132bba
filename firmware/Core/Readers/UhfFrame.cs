namespace PitMarshal.Core.Readers
{
    /// <summary>
    /// A frame of a UHF reader module (M100, YRM100, JRD-4035: BB … 7E; R200: AA … DD): type, command, two bytes of
    /// length,
    /// parameters, the low byte of their sum. A notice carries signal strength, two bytes of control and the code.
    /// </summary>
    public static class UhfFrame
    {
        public const int HeadLength = 5;
        public const byte Start = 0xBB;
        public const byte OtherStart = 0xAA;

        /// <summary>
        /// Asks the reader to look 10,000 times, some minutes: it tells of every look, so its silence means that it
        /// stopped.
        /// </summary>
        public static readonly byte[] LookOften = { 0xBB, 0x00, 0x27, 0x00, 0x03, 0x22, 0x27, 0x10, 0x83, 0x7E };

        /// <summary>The same in the other dialect.</summary>
        public static readonly byte[] OtherLookOften = { 0xAA, 0x00, 0x27, 0x00, 0x03, 0x22, 0x27, 0x10, 0x83, 0xDD };

        private const int LongestCode = 12;

        public static bool IsSound(byte[] frame, int length)
        {
            if (length < HeadLength + 2 || frame[length - 1] != (frame[0] == Start ? 0x7E : 0xDD))
            {
                return false;
            }

            int sum = 0;
            for (int i = 1; i < length - 2; i++)
            {
                sum += frame[i];
            }

            return (byte)sum == frame[length - 2];
        }

        /// <summary>
        /// Takes a transponder's code, in hex, and its strength in dBm from a sound frame; false when it is no
        /// notice.
        /// </summary>
        public static bool TryRead(byte[] frame, int length, Text id, out int rssi)
        {
            // 5 head, strength, control 2, code, its CRC 2, sum, end.
            int codeLength = length - HeadLength - 7;
            rssi = 0;
            if (frame[1] != 0x02 || frame[2] != 0x22 || codeLength < 1)
            {
                return false;
            }

            rssi = (sbyte)frame[HeadLength];
            id.Clear();
            for (int i = 0; i < codeLength && i < LongestCode; i++)
            {
                id.Add(Hex(frame[HeadLength + 3 + i] >> 4));
                id.Add(Hex(frame[HeadLength + 3 + i] & 15));
            }

            return true;
        }

        private static byte Hex(int digit)
        {
            return (byte)(digit < 10 ? '0' + digit : 'a' + digit - 10);
        }
    }
}
