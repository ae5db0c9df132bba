using System;
using PitMarshal.Core.Payload;

namespace PitMarshal.Core
{
    /// <summary>
    /// A short text as UTF-8 bytes in an array of its own: set again and again without making garbage.
    /// </summary>
    public sealed class Text
    {
        /// <summary>In bytes. Names of points, boxes, transponders and badges are no longer.</summary>
        public const int Capacity = 24;

        private static readonly Text Empty = new Text(0);

        public readonly byte[] Bytes;

        public Text()
            : this(Capacity)
        {
        }

        private Text(int capacity)
        {
            Bytes = new byte[capacity];
        }

        public int Length { get; private set; }

        public bool IsEmpty
        {
            get { return Length == 0; }
        }

        /// <summary>The same text, in no more memory than it needs, not to be set again.</summary>
        public static Text Copy(Text other)
        {
            if (other.IsEmpty)
            {
                return Empty;
            }

            Text copy = new Text(other.Length);
            Array.Copy(other.Bytes, 0, copy.Bytes, 0, other.Length);
            copy.Length = other.Length;
            return copy;
        }

        public void Clear()
        {
            Length = 0;
        }

        /// <summary>False, and left empty, when it does not fit.</summary>
        public bool Set(byte[] bytes, int offset, int length)
        {
            Length = 0;
            if (length > Capacity)
            {
                return false;
            }

            Array.Copy(bytes, offset, Bytes, 0, length);
            Length = length;
            return true;
        }

        public void Set(Text other)
        {
            Set(other.Bytes, 0, other.Length);
        }

        /// <summary>ASCII only; cut at <see cref="Capacity"/>.</summary>
        public void Set(string ascii)
        {
            Length = ascii.Length < Capacity ? ascii.Length : Capacity;
            for (int i = 0; i < Length; i++)
            {
                Bytes[i] = (byte)ascii[i];
            }
        }

        public bool Add(byte value)
        {
            if (Length == Capacity)
            {
                return false;
            }

            Bytes[Length] = value;
            Length++;
            return true;
        }

        public bool Is(Text other)
        {
            int length = Length;
            bool same = length == other.Length;
            byte[] bytes = Bytes;
            byte[] others = other.Bytes;
            for (int i = 0; same && i < length; i++)
            {
                same = bytes[i] == others[i];
            }

            return same;
        }

        /// <summary>Compares with an ASCII text.</summary>
        public bool Is(string ascii)
        {
            int length = Length;
            bool same = length == ascii.Length;
            byte[] bytes = Bytes;
            for (int i = 0; same && i < length; i++)
            {
                same = bytes[i] == ascii[i];
            }

            return same;
        }

        /// <summary>Whether it may stand in a payload as a name: not empty, UTF-8, no control characters.</summary>
        public bool IsName
        {
            get { return Length > 0 && Utf8.IsPrintable(Bytes, Length); }
        }
    }
}
