namespace PitMarshal.Core.Payload
{
    /// <summary>Writes compact JSON into one buffer that is used again and again. What does not fit is cut: see <see cref="Overflowed"/>.</summary>
    public sealed class JsonWriter
    {
        private readonly byte[] _digits = new byte[20];

        public JsonWriter(int capacity)
        {
            Buffer = new byte[capacity];
        }

        public byte[] Buffer { get; }

        public int Length { get; private set; }

        public bool Overflowed { get; private set; }

        /// <summary>Bytes left.</summary>
        public int Room
        {
            get { return Buffer.Length - Length; }
        }

        public void Clear()
        {
            Length = 0;
            Overflowed = false;
        }

        /// <summary>ASCII, as it stands: brackets, names, commas.</summary>
        public JsonWriter Raw(string ascii)
        {
            for (int i = 0; i < ascii.Length; i++)
            {
                Byte(ascii[i]);
            }

            return this;
        }

        /// <summary>JSON, as it stands.</summary>
        public JsonWriter Bytes(byte[] json)
        {
            for (int i = 0; i < json.Length; i++)
            {
                Byte(json[i]);
            }

            return this;
        }

        public JsonWriter Number(long value)
        {
            int count = 0;
            long rest = value;
            do
            {
                int digit = (int)(rest % 10);
                _digits[count] = (byte)('0' + (digit < 0 ? -digit : digit));
                count++;
                rest /= 10;
            }
            while (rest != 0);

            if (value < 0)
            {
                Byte('-');
            }

            while (count > 0)
            {
                count--;
                Byte(_digits[count]);
            }

            return this;
        }

        public JsonWriter Bool(bool value)
        {
            return Raw(value ? "true" : "false");
        }

        /// <summary>In quotes. UTF-8 without control characters: see <see cref="Core.Text.IsName"/>.</summary>
        public JsonWriter Text(Text value)
        {
            Byte('"');
            for (int i = 0; i < value.Length; i++)
            {
                Escaped(value.Bytes[i]);
            }

            Byte('"');
            return this;
        }

        /// <summary>In quotes; ASCII.</summary>
        public JsonWriter Text(string ascii)
        {
            Byte('"');
            for (int i = 0; i < ascii.Length; i++)
            {
                Escaped(ascii[i]);
            }

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

        private void Escaped(int value)
        {
            if (value == '"' || value == '\\')
            {
                Byte('\\');
            }

            Byte(value);
        }

        private void Byte(int value)
        {
            if (Length == Buffer.Length)
            {
                Overflowed = true;
                return;
            }

            Buffer[Length] = (byte)value;
            Length++;
        }
    }
}
