using PitMarshal.Core.Payload;

namespace PitMarshal.Core.Inputs
{
    /// <summary>
    /// The last raw edges, kept while somebody installs the station and wants to see what its inputs do. Asked for with
    /// <c>{"s":seconds}</c>; it ends by itself, so that a forgotten watch costs nothing for long.
    /// </summary>
    public sealed class EdgeWatch
    {
        /// <summary>Between two health messages, while it watches.</summary>
        public const long PeriodUs = 250000;

        /// <summary>In one message; the older go, and every input counts its edges besides.</summary>
        public const int Capacity = 16;

        public const int LongestS = 600;

        // The stamp, then seven bits of input and one of level.
        private readonly long[] _edges = new long[Capacity];
        private long _untilUs;

        /// <summary>Edges since the last message, at most <see cref="Capacity"/>.</summary>
        public int Count { get; private set; }

        public Edge At(int index)
        {
            int edge = (int)(_edges[index] & 255);
            return new Edge(edge >> 1, (edge & 1) != 0, _edges[index] >> 8);
        }

        public bool IsOn(long nowUs)
        {
            return nowUs < _untilUs;
        }

        /// <summary>False when the message is no request.</summary>
        public bool Receive(byte[] json, long us)
        {
            long seconds = -1;
            JsonReader reader = new JsonReader(json, json.Length);
            bool good = reader.EnterObject();
            while (good && reader.NextName())
            {
                good = reader.NameIs("s") ? reader.ReadLong(out seconds) : reader.Skip();
            }

            if (!good || !reader.IsAtEnd || seconds < 0 || seconds > LongestS)
            {
                return false;
            }

            _untilUs = us + seconds * 1000000;
            return true;
        }

        public void Take(Edge edge)
        {
            if (!IsOn(edge.Us))
            {
                return;
            }

            if (Count == Capacity)
            {
                Count--;
                for (int i = 0; i < Count; i++)
                {
                    _edges[i] = _edges[i + 1];
                }
            }

            _edges[Count] = (edge.Us << 8) | (uint)(edge.Input << 1) | (edge.Level ? 1u : 0u);
            Count++;
        }

        /// <summary>They were told.</summary>
        public void Clear()
        {
            Count = 0;
        }
    }
}
