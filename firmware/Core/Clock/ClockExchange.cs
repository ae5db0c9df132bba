using PitMarshal.Core.Payload;

namespace PitMarshal.Core.Clock
{
    /// <summary>
    /// The station's half of the four instants: it asks, the gateway tells, and the next question carries the last
    /// complete exchange. The station itself never corrects anything. Four quick questions after the link came up,
    /// then one every 32 s.
    /// </summary>
    public sealed class ClockExchange
    {
        public const int QuickAsks = 4;
        public const long QuickUs = 500000;
        public const long SlowUs = 32000000;

        private readonly Text _boot = new Text();
        private int _quickLeft;
        private long _askedUs = -1;

        /// <summary>Whether the four instants below are of one complete exchange.</summary>
        public bool HasLast { get; private set; }

        /// <summary>t1, station µs.</summary>
        public long AskedUs { get; private set; }

        /// <summary>t2, gateway UTC µs.</summary>
        public long ReceivedUs { get; private set; }

        /// <summary>t3, gateway UTC µs.</summary>
        public long ToldUs { get; private set; }

        /// <summary>t4, station µs.</summary>
        public long ArrivedUs { get; private set; }

        /// <summary>When the next question is due, in station µs.</summary>
        public long DueUs { get; private set; } = Due.Never;

        public void LinkUp(long us)
        {
            _quickLeft = QuickAsks;
            DueUs = us;
        }

        public void LinkDown()
        {
            DueUs = Due.Never;
            _askedUs = -1;
        }

        /// <summary>A question is being asked now.</summary>
        public void Ask(long us)
        {
            _askedUs = us;
            _quickLeft = _quickLeft > 0 ? _quickLeft - 1 : 0;
            DueUs = us + (_quickLeft > 0 ? QuickUs : SlowUs);
        }

        /// <summary>
        /// Takes an answer, <c>{"boot":…,"us":t1,"rx":t2,"tx":t3}</c>, if it is to the last question of this boot.
        /// </summary>
        /// <returns>False when the message is unusable. An answer too late is usable, and of no use.</returns>
        public bool Receive(byte[] json, Text boot, long us)
        {
            long asked = -1, received = -1, told = -1;
            bool good = true;
            _boot.Clear();
            JsonReader reader = new JsonReader(json, json.Length);
            reader.EnterObject();
            while (good && reader.NextName())
            {
                good = reader.NameIs("boot") ? reader.ReadText(_boot)
                    : reader.NameIs("us") ? reader.ReadLong(out asked)
                    : reader.NameIs("rx") ? reader.ReadLong(out received)
                    : reader.NameIs("tx") ? reader.ReadLong(out told)
                    : reader.Skip();
            }

            if (!reader.IsAtEnd || _boot.IsEmpty || asked < 0 || received < 0 || told < received)
            {
                return false;
            }

            if (_boot.Is(boot) && asked == _askedUs && us >= asked)
            {
                AskedUs = asked;
                ReceivedUs = received;
                ToldUs = told;
                ArrivedUs = us;
                HasLast = true;
                _askedUs = -1;
            }

            return true;
        }
    }
}
