namespace PitMarshal.Core.Readers
{
    /// <summary>
    /// The 38 kHz code of EasyRaceLapTimer and OpenLap: nine marks and spaces in turn, each short (200 to 300 µs: 0)
    /// or long
    /// (550 to 650 µs: 1): two zeros, six bits of number, a bit that makes their ones even. One bit of check is
    /// little: a
    /// number counts when it came twice within <see cref="ConfirmUs"/>.
    /// </summary>
    public sealed class InfraredCode
    {
        public const int Marks = 9;
        public const long ConfirmUs = 250000;

        private const int ShortestUs = 100;
        private const int BetweenUs = 425;
        private const int LongestUs = 900;

        private readonly long[] _lastUs = new long[64];

        public InfraredCode()
        {
            for (int i = 0; i < _lastUs.Length; i++)
            {
                _lastUs[i] = -ConfirmUs - 1;
            }
        }

        /// <summary>The number, 0 to 63; -1 when these marks and spaces are no code.</summary>
        public static int Decode(int[] us, int count)
        {
            int number = 0, ones = 0;
            for (int i = 0; i < Marks; i++)
            {
                if (count != Marks || us[i] < ShortestUs || us[i] > LongestUs)
                {
                    return -1;
                }

                int bit = us[i] > BetweenUs ? 1 : 0;
                ones += bit;
                number = i < Marks - 1 ? (number << 1) | bit : number;
            }

            return (ones & 1) == 0 && number < 64 ? number : -1;
        }

        /// <summary>Whether this number came before, not long ago.</summary>
        public bool IsConfirmed(int number, long us)
        {
            bool confirmed = us - _lastUs[number] <= ConfirmUs;
            _lastUs[number] = us;
            return confirmed;
        }
    }
}
