using PitMarshal.Core.Passings;

namespace PitMarshal.Core.Readers.P3
{
    /// <summary>
    /// One record of an AMB / MYLAPS decoder: 8E, version, length, CRC, flags, type, fields, 8F; little-endian.
    /// Between the
    /// ends 8A to 8F are escaped as 8D and the byte plus 20. Length and CRC are of the unescaped record; the CRC is
    /// AMB's
    /// own (1021, from FFFF, each byte xored in at the low end), over all of it with the CRC's own bytes zero.
    /// </summary>
    public sealed class P3Record
    {
        public const byte Start = 0x8E;
        public const byte End = 0x8F;
        public const int Passing = 0x01;
        public const int Resend = 0x04;
        public const int GetTime = 0x24;

        private const byte Escape = 0x8D;
        private const int HeadLength = 10;

        private readonly byte[] _bytes = new byte[SerialFrames.MaxLength];
        private int _length;

        /// <summary>What kind of record it is.</summary>
        public int Type { get; private set; }

        /// <summary>Passing: the decoder's own number of it.</summary>
        public uint Number { get; private set; }

        public uint Transponder { get; private set; }

        /// <summary>Passing, time: the decoder's clock, µs since 1970 by its own reckoning; -1 when absent.</summary>
        public long RtcUs { get; private set; }

        public int Strength { get; private set; }

        public int Hits { get; private set; }

        /// <summary>Whether the record said who passed.</summary>
        public bool HasTransponder { get; private set; }

        /// <summary>False when it is no record, to the bit.</summary>
        /// <param name="frame">As received, escaped, from 8E to 8F.</param>
        public bool Parse(byte[] frame, int length)
        {
            RtcUs = -1;
            Number = 0;
            Transponder = 0;
            Strength = 0;
            Hits = 0;
            HasTransponder = false;
            if (!Unescape(frame, length) || _length <= HeadLength || Get(2, 2) != _length
                || Get(4, 2) != CrcOf(_bytes, _length))
            {
                return false;
            }

            Type = (int)Get(8, 2);
            int at = HeadLength;
            while (at + 2 <= _length - 1)
            {
                int end = at + 2 + _bytes[at + 1];
                if (end > _length - 1)
                {
                    return false;
                }

                Take(_bytes[at], at + 2, _bytes[at + 1]);
                at = end;
            }

            return at == _length - 1;
        }

        /// <summary>Makes a record to send, escaped; returns its length.</summary>
        /// <param name="to">Long enough for every byte escaped.</param>
        public static int Write(int type, byte[] fields, int fieldsLength, byte[] to)
        {
            byte[] plain = new byte[HeadLength + fieldsLength + 1];
            plain[0] = Start;
            plain[1] = 2;
            plain[2] = (byte)plain.Length;
            plain[8] = (byte)type;
            for (int i = 0; i < fieldsLength; i++)
            {
                plain[HeadLength + i] = fields[i];
            }

            plain[plain.Length - 1] = End;
            int crc = CrcOf(plain, plain.Length);
            plain[4] = (byte)crc;
            plain[5] = (byte)(crc >> 8);
            to[0] = Start;
            int length = 1;
            for (int i = 1; i < plain.Length - 1; i++)
            {
                if (plain[i] >= 0x8A && plain[i] <= End)
                {
                    to[length++] = Escape;
                    to[length++] = (byte)(plain[i] + 0x20);
                }
                else
                {
                    to[length++] = plain[i];
                }
            }

            to[length] = End;
            return length + 1;
        }

        /// <summary>Of an unescaped record; its two CRC bytes count as zero.</summary>
        public static int CrcOf(byte[] record, int length)
        {
            int crc = 0xFFFF;
            for (int i = 0; i < length; i++)
            {
                crc = (Folded(crc >> 8) ^ (crc << 8) ^ (i == 4 || i == 5 ? 0 : record[i])) & 0xFFFF;
            }

            return crc;
        }

        /// <summary>
        /// One entry of the polynomial's table, made of two of the sixteen for half a byte: those are multiples of
        /// it.
        /// </summary>
        private static int Folded(int value)
        {
            int half = (value >> 4) * 0x1021;
            return (((half >> 12) ^ (value & 15)) * 0x1021 ^ (half << 4)) & 0xFFFF;
        }

        private bool Unescape(byte[] frame, int length)
        {
            _length = 0;
            bool escaped = false;
            for (int i = 0; i < length; i++)
            {
                if (!escaped && frame[i] == Escape)
                {
                    escaped = true;
                    continue;
                }

                _bytes[_length] = (byte)(escaped ? frame[i] - 0x20 : frame[i]);
                _length++;
                escaped = false;
            }

            return length > 1 && frame[0] == Start && frame[length - 1] == End && !escaped;
        }

        private void Take(int field, int at, int length)
        {
            bool passing = Type == Passing;
            if (field == (passing ? 0x04 : 0x01) && length == 8 && (passing || Type == GetTime))
            {
                RtcUs = Get(at, 8);
            }
            else if (passing && field == 0x01 && length == 4)
            {
                Number = (uint)Get(at, 4);
            }
            else if (passing && field == 0x03 && length == 4)
            {
                Transponder = (uint)Get(at, 4);
                HasTransponder = true;
            }
            else if (passing && field == 0x05 && length == 2)
            {
                Strength = (int)Get(at, 2);
            }
            else if (passing && field == 0x06 && length == 2)
            {
                Hits = (int)Get(at, 2);
            }
        }

        private long Get(int at, int length)
        {
            long value = 0;
            for (int i = length - 1; i >= 0; i--)
            {
                value = (value << 8) | _bytes[at + i];
            }

            return value;
        }
    }
}
