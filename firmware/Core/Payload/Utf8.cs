namespace PitMarshal.Core.Payload
{
    /// <summary>Checks bytes from outside before they are repeated in our own payloads.</summary>
    public static class Utf8
    {
        /// <summary>
        /// Well-formed UTF-8 (no overlong form, no surrogate, at most U+10FFFF) without control characters.
        /// </summary>
        public static bool IsPrintable(byte[] bytes, int length)
        {
            int i = 0;
            while (i < length)
            {
                int width = Width(bytes, i, length);
                if (width == 0)
                {
                    return false;
                }

                i += width;
            }

            return true;
        }

        private static int Width(byte[] bytes, int at, int length)
        {
            int lead = bytes[at];
            if (lead < 0x80)
            {
                return lead >= 0x20 && lead != 0x7F ? 1 : 0;
            }

            int width = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
            if (lead < 0xC2 || lead > 0xF4 || at + width > length)
            {
                return 0;
            }

            int second = bytes[at + 1];
            int lowest = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
            int highest = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
            bool good = second >= lowest && second <= highest && !(lead == 0xC2 && second < 0xA0);
            for (int i = 2; i < width; i++)
            {
                good = good && (bytes[at + i] & 0xC0) == 0x80;
            }

            return good ? width : 0;
        }
    }
}
