using PitMarshal.Board.Time;
using PitMarshal.Core;
using PitMarshal.Core.Delivery;

namespace PitMarshal.Board.Links
{
    /// <summary>
    /// MQTT messages between the client's threads, which must not be held up, and the main loop. When full the
    /// oldest goes: acknowledgements are cumulative and clock answers repeated. The configuration, which is sent
    /// once, has a place of its own.
    /// </summary>
    internal sealed class Inbox
    {
        private const int Slots = 8;

        private readonly object _lock = new object();
        private readonly string[] _tails = new string[Slots];
        private readonly byte[][] _payloads = new byte[Slots][];
        private readonly long[] _us = new long[Slots];
        private int _first;
        private int _count;
        private byte[] _config;

        /// <summary>
        /// Called on the client's thread. The payload is kept, not copied: the client made it for us.
        /// </summary>
        internal void Put(string topicTail, byte[] payload, long us)
        {
            lock (_lock)
            {
                if (topicTail == Topics.Config)
                {
                    _config = payload;
                    return;
                }

                if (_count == Slots)
                {
                    _first = (_first + 1) % Slots;
                    _count--;
                }

                int slot = (_first + _count) % Slots;
                _tails[slot] = topicTail;
                _payloads[slot] = payload;
                _us[slot] = us;
                _count++;
            }
        }

        /// <summary>Hands the station all that came. Called by the main loop.</summary>
        internal void Deliver(Station station)
        {
            string tail;
            byte[] payload;
            long us;
            while (Take(out tail, out payload, out us))
            {
                station.Receive(tail, payload, us);
            }
        }

        private bool Take(out string tail, out byte[] payload, out long us)
        {
            lock (_lock)
            {
                tail = Topics.Config;
                payload = _config;
                us = 0;
                _config = null;
                if (payload != null)
                {
                    us = StationClock.Now();
                    return true;
                }

                if (_count == 0)
                {
                    return false;
                }

                tail = _tails[_first];
                payload = _payloads[_first];
                us = _us[_first];
                _payloads[_first] = null;
                _first = (_first + 1) % Slots;
                _count--;
                return true;
            }
        }
    }
}
