namespace PitMarshal.Tests.Nano
{
    internal static class Hex
    {
        internal static byte[] Bytes(string hex)
        {
            byte[] bytes = new byte[hex.Length / 2];
            for (int i = 0; i < hex.Length; i++)
            {
                bytes[i / 2] = (byte)((bytes[i / 2] << 4) | Digit(hex[i]));
            }

            return bytes;
        }

        private static int Digit(char c)
        {
            return c <= '9' ? c - '0' : c - 'a' + 10;
        }
    }
}
