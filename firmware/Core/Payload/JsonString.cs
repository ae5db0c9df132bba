namespace PitMarshal.Core.Payload
{
    /// <summary>The inside of a JSON string, with its escapes, as UTF-8.</summary>
    internal static class JsonString
    {
        private const string Escapes = "\"\\/bfnrt";
        private const string Meanings = "\"\\/\b\f\n\r\t";

        /// <summary>Reads from behind the opening quote.</summary>
        /// <param name="mayBeLonger">A text that does not fit leaves <paramref name="to"/> empty instead of
        /// failing.</param>
        /// <returns>The position behind the closing quote; -1 when it is no string.</returns>
        internal static int Read(byte[] json, int at, int length, Text to, bool mayBeLonger)
        {
            int plain = at;
            while (plain < length && json[plain] >= 0x20 && json[plain] != '"' && json[plain] != '\\')
            {
                plain++;
            }

            bool fits = to.Set(json, at, plain - at);
            at = plain;
            while (at < length && json[at] != '"')
            {
                int code = json[at];
                at++;
                if (code < 0x20 || (code == '\\' && (at = Escape(json, at, length, out code)) < 0))
                {
                    return -1;
                }

                fits = fits && (code < 0 ? AddCode(to, -code) : to.Add((byte)code));
            }

            if (!fits)
            {
                to.Clear();
            }

            return at < length && (fits || mayBeLonger) ? at + 1 : -1;
        }

        /// <summary>What stands behind a backslash; a code point from \u comes negated.</summary>
        private static int Escape(byte[] json, int at, int length, out int code)
        {
            code = 0;
            if (at < length && json[at] == 'u')
            {
                return Unicode(json, at + 1, length, out code);
            }

            for (int i = 0; at < length && i < Escapes.Length; i++)
            {
                if (json[at] == Escapes[i])
                {
                    code = Meanings[i];
                    return at + 1;
                }
            }

            return -1;
        }

        private static int Unicode(byte[] json, int at, int length, out int code)
        {
            int high = Hex(json, at, length);
            code = -high;
            if (high < 0xD800 || high > 0xDFFF)
            {
                return high > 0 ? at + 4 : -1;
            }

            bool pair = high < 0xDC00 && at + 6 <= length && json[at + 4] == '\\' && json[at + 5] == 'u';
            int low = pair ? Hex(json, at + 6, length) : -1;
            code = -(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00));
            return low >= 0xDC00 && low <= 0xDFFF ? at + 10 : -1;
        }

        private static int Hex(byte[] json, int at, int length)
        {
            int value = 0;
            for (int i = at; i < at + 4; i++)
            {
                int digit = i < length ? json[i] : 0;
                int letter = (digit | 0x20) - 'a';
                if (digit >= '0' && digit <= '9')
                {
                    value = value * 16 + digit - '0';
                }
                else if (letter >= 0 && letter < 6)
                {
                    value = value * 16 + 10 + letter;
                }
                else
                {
                    return -1;
                }
            }

            return value;
        }

        private static bool AddCode(Text to, int code)
        {
            if (code < 0x80)
            {
                return to.Add((byte)code);
            }

            if (code < 0x800)
            {
                return to.Add((byte)(0xC0 | (code >> 6))) && AddTail(to, code);
            }

            if (code < 0x10000)
            {
                return to.Add((byte)(0xE0 | (code >> 12))) && AddTail(to, code >> 6) && AddTail(to, code);
            }

            return to.Add((byte)(0xF0 | (code >> 18))) && AddTail(to, code >> 12) && AddTail(to, code >> 6)
                && AddTail(to, code);
        }

        private static bool AddTail(Text to, int code)
        {
            return to.Add((byte)(0x80 | (code & 0x3F)));
        }
    }
}
