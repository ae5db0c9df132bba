using System;
using System.Text;

namespace PitMarshal.Core.Payload
{
    /// <summary>
    /// Writes compact JSON into one buffer that is used again and again. What does not fit is cut: see
    /// <see cref="Overflowed"/>.
    /// Copied as wholes and not byte by byte: every step of a loop is interpreted.
    /// </summary>
    public sealed class JsonWriter
    {
        private const int MostDigits = 20;

        private static readonly Encoding Utf8 = Encoding.UTF8;

        private readonly byte[] _buffer;
        private readonly byte[] _digits = new byte[MostDigits];
        private int _length;

        public JsonWriter(int capacity)
        {
            _buffer = new byte[capacity];
        }

        public byte[] Buffer
        {
            get { return _buffer; }
        }

        public int Length
        {
            get { return _length; }
        }

        public bool Overflowed { get; private set; }

        /// <summary>Bytes left.</summary>
        public int Room
        {
            get { return _buffer.Length - _length; }
        }

        public void Clear()
        {
            _length = 0;
            Overflowed = false;
        }

        /// <summary>ASCII, as it stands: brackets, names, commas.</summary>
        public JsonWriter Raw(string ascii)
        {
            int count = ascii.Length;
            count = count > _buffer.Length - _length ? Cut() : count;
            Utf8.GetBytes(ascii, 0, count, _buffer, _length);
            _length += count;
            return this;
        }

        /// <summary>JSON, as it stands.</summary>
        public JsonWriter Bytes(byte[] json)
        {
            return Copy(json, 0, json.Length);
        }

        public JsonWriter Number(long value)
        {
            byte[] digits = _digits;
            int at = MostDigits;
            long rest = value;
            do
            {
                long tenth = rest / 10;
                int digit = (int)(rest - tenth * 10);
                at--;
                digits[at] = (byte)('0' + (digit < 0 ? -digit : digit));
                rest = tenth;
            }
            while (rest != 0);

            if (value < 0)
            {
                Byte('-');
            }

            return Copy(digits, at, MostDigits - at);
        }

        public JsonWriter Bool(bool value)
        {
            return Raw(value ? "true" : "false");
        }

        /// <summary>In quotes. UTF-8 without control characters: see <see cref="Core.Text.IsName"/>.</summary>
        public JsonWriter Text(Text value)
        {
            byte[] bytes = value.Bytes;
            int length = value.Length;
            int plain = 0;
            Byte('"');
            for (int i = 0; i < length; i++)
            {
                byte one = bytes[i];
                if (one == '"' || one == '\\')
                {
                    Copy(bytes, plain, i - plain);
                    Byte('\\');
                    plain = i;
                }
            }

            Copy(bytes, plain, length - plain);
            Byte('"');
            return this;
        }

        /// <summary>In quotes; ASCII without anything to escape.</summary>
        public JsonWriter Text(string ascii)
        {
            Byte('"');
            Raw(ascii);
            Byte('"');
            return this;
        }

        /// <summary>In quotes: eight hexadecimal digits.</summary>
        public JsonWriter Hex(uint value)
        {
            Byte('"');
            for (int shift = 28; shift >= 0; shift -= 4)
            {
                Byte("0123456789abcdef"[(int)((value >> shift) & 15)]);
            }

            Byte('"');
            return this;
        }

        private JsonWriter Copy(byte[] from, int offset, int length)
        {
            int count = length > _buffer.Length - _length ? Cut() : length;
            Array.Copy(from, offset, _buffer, _length, count);
            _length += count;
            return this;
        }

        /// <summary>What is to be written does not fit: says how much does.</summary>
        private int Cut()
        {
            Overflowed = true;
            return _buffer.Length - _length;
        }

        private void Byte(int value)
        {
            if (_length == _buffer.Length)
            {
                Overflowed = true;
            }
            else
            {
                _buffer[_length] = (byte)value;
                _length++;
            }
        }
    }
}
