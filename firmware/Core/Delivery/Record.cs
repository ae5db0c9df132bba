using System;

namespace PitMarshal.Core.Delivery
{
    /// <summary>
    /// An observation as bytes, for outbox and journal: number 4, µs 8, ± 4, kind 1, flags 1, two numbers of 4 that the
    /// kind gives meaning to, two texts with a length byte each. Little-endian; 28 to <see cref="MaxLength"/> bytes.
    /// </summary>
    public static class Record
    {
        public const int MaxLength = FixedLength + 2 * (1 + Text.Capacity);

        /// <summary>Number and stamp.</summary>
        public const int HeadLength = 12;

        private const int FixedLength = 26;
        private const int FlagOn = 1;
        private const int FlagLeft = 2;

        /// <summary>Writes at an offset; returns the length.</summary>
        public static int Write(Observation from, byte[] to, int offset)
        {
            bool lost = from.Kind == Kind.Lost;
            PutInt(to, offset, from.Number);
            PutInt(to, offset + 4, (int)from.Us);
            PutInt(to, offset + 8, (int)(from.Us >> 32));
            PutInt(to, offset + 12, from.UncertaintyUs);
            to[offset + 16] = (byte)from.Kind;
            to[offset + 17] = (byte)((from.On ? FlagOn : 0) | (from.IsLeft ? FlagLeft : 0));
            PutInt(to, offset + 18, lost ? from.From : from.Hits);
            PutInt(to, offset + 22, lost ? from.To : from.Rssi);
            int at = PutText(to, offset + FixedLength, from.Place);
            return PutText(to, at, from.Id) - offset;
        }

        /// <summary>False when these bytes are no record.</summary>
        public static bool Read(byte[] from, int offset, int length, Observation to)
        {
            int end = offset + length;
            if (length < FixedLength + 2 || end > from.Length)
            {
                return false;
            }

            to.Begin((Kind)from[offset + 16], GetUs(from, offset), GetInt(from, offset + 12));
            to.Number = GetInt(from, offset);
            to.On = (from[offset + 17] & FlagOn) != 0;
            to.IsLeft = (from[offset + 17] & FlagLeft) != 0;
            SetNumbers(to, GetInt(from, offset + 18), GetInt(from, offset + 22));
            int at = GetText(from, offset + FixedLength, end, to.Place);
            return KindTable.Has(to.Kind) && GetText(from, at, end, to.Id) == end;
        }

        public static void PutInt(byte[] to, int at, int value)
        {
            to[at] = (byte)value;
            to[at + 1] = (byte)(value >> 8);
            to[at + 2] = (byte)(value >> 16);
            to[at + 3] = (byte)(value >> 24);
        }

        public static int GetInt(byte[] from, int at)
        {
            return from[at] | (from[at + 1] << 8) | (from[at + 2] << 16) | (from[at + 3] << 24);
        }

        /// <summary>The stamp of the record that begins here.</summary>
        public static long GetUs(byte[] from, int offset)
        {
            return (uint)GetInt(from, offset + 4) | ((long)GetInt(from, offset + 8) << 32);
        }

        private static void SetNumbers(Observation to, int first, int second)
        {
            if (to.Kind == Kind.Lost)
            {
                to.From = first;
                to.To = second;
            }
            else
            {
                to.Hits = first;
                to.Rssi = second;
            }
        }

        private static int PutText(byte[] to, int at, Text text)
        {
            int length = text.Length;
            to[at] = (byte)length;
            Array.Copy(text.Bytes, 0, to, at + 1, length);
            return at + 1 + length;
        }

        /// <summary>Returns where the text ends; a position that is no end when it does not fit.</summary>
        private static int GetText(byte[] from, int at, int end, Text text)
        {
            if (at >= end || at + 1 + from[at] > end || !text.Set(from, at + 1, from[at]))
            {
                return int.MaxValue;
            }

            return at + 1 + from[at];
        }
    }
}
