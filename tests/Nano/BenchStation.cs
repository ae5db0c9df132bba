using System.Collections;
using System.Text;
using PitMarshal.Core;
using PitMarshal.Core.Delivery;
using PitMarshal.Core.Inputs;
using PitMarshal.Core.Passings;

namespace PitMarshal.Tests.Nano
{
    /// <summary>
    /// A station on a bench whose link takes and whose gateway acknowledges all; what it observed, each once. Time is
    /// what a test says.
    /// </summary>
    internal sealed class BenchStation : IUplink
    {
        internal const string BootId = "5f21c0d4";

        /// <summary>
        /// A loop and its decoder, seat and mats of box 4, a button, and a belt switch with both wires of its
        /// contact.
        /// </summary>
        internal const string Inputs =
            "{\"role\":\"bench\",\"inputs\":[" +
            "{\"in\":\"in1\",\"k\":\"loop\",\"p\":\"pit-in\",\"debounceMs\":5,\"low\":false," +
            "\"latencyUs\":0,\"pmUs\":0}," +
            "{\"in\":\"serial\",\"k\":\"tag\",\"p\":\"pit-in\",\"pmUs\":500}," +
            "{\"in\":\"in3\",\"k\":\"seat\",\"box\":\"4\",\"debounceMs\":20,\"low\":false}," +
            "{\"in\":\"in4\",\"k\":\"mat\",\"box\":\"4\",\"side\":\"left\",\"debounceMs\":20,\"low\":false}," +
            "{\"in\":\"in5\",\"k\":\"mat\",\"box\":\"4\",\"side\":\"right\",\"debounceMs\":20,\"low\":false}," +
            "{\"in\":\"in6\",\"k\":\"button\",\"id\":\"b1\",\"low\":false}," +
            "{\"in\":\"in7\",\"k\":\"belt\",\"box\":\"4\",\"low\":true,\"pair\":\"in8\"}," +
            "{\"in\":\"in9\",\"k\":\"car\",\"box\":\"4\",\"debounceMs\":200,\"low\":false,\"stuckS\":600}]}";

        internal const int Loop = 0, Seat = 2, Left = 3, Right = 4, Button = 5, Belt = 6, BeltPair = 7, Car = 8;

        private readonly ArrayList _seen = new ArrayList();
        private readonly ArrayList _messages = new ArrayList();
        private string _boot = BootId;
        private int _upTo;
        private int _last;
        private long _nowUs;
        private bool _unconfirmed;

        internal BenchStation(string config)
            : this(config, new NoJournal())
        {
        }

        internal BenchStation(string config, IJournal journal)
        {
            IsAnswered = true;
            Station = new Station("bench", "0.1.0", BootId, 8192, journal, this);
            Station.Configure(Encoding.UTF8.GetBytes(config));
            for (int i = 0; i < Station.InputCount; i++)
            {
                // At rest: nothing on, and of the belt's two wires the one that is closed then.
                Station.Level(i, i == Belt, 0);
            }

            Station.LinkUp(0);
            RunTo(1000000);
        }

        internal Station Station { get; }

        /// <summary>While false, the broker takes what is sent and the gateway says nothing.</summary>
        internal bool IsAnswered { get; set; }

        /// <summary>Messages with observations so far.</summary>
        internal int Messages
        {
            get { return _messages.Count; }
        }

        internal string Message(int index)
        {
            return (string)_messages[index];
        }

        /// <summary>Whether any message has this in it.</summary>
        internal bool Said(string part)
        {
            bool said = false;
            for (int i = 0; i < _messages.Count; i++)
            {
                said = said || Message(i).IndexOf(part) >= 0;
            }

            return said;
        }

        /// <summary>Steps whenever the station asks for it, up to an instant.</summary>
        internal BenchStation RunTo(long us)
        {
            long next = Turn();
            while (next <= us)
            {
                _nowUs = next;
                next = Turn();
            }

            _nowUs = us;
            return this;
        }

        internal BenchStation Edge(int input, bool level, long us)
        {
            RunTo(us);
            Station.Edge(input, level, us);
            return RunTo(us);
        }

        /// <summary>On at one instant, off at another.</summary>
        internal BenchStation Pulse(int input, long onUs, long offUs)
        {
            return Edge(input, true, onUs).Edge(input, false, offUs);
        }

        /// <summary>Makes it measure its own latency: none, to a µs.</summary>
        internal BenchStation MeasureLatency(long us)
        {
            for (int i = 0; i < 20; i++)
            {
                RunTo(us + i * 10000);
                Station.LoopBackDriven(_nowUs);
                Edge(PitMarshal.Core.Station.LoopBackInput, i % 2 == 0, _nowUs);
            }

            return this;
        }

        internal BenchStation Line(string line, long us)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(line + "\n");
            return Bytes(bytes, us);
        }

        internal BenchStation Bytes(byte[] bytes, long us)
        {
            RunTo(us);
            Station.SerialBytes(bytes, bytes.Length, us);
            return RunTo(us);
        }

        /// <summary>How many observations have this in them.</summary>
        internal int Count(string part)
        {
            int count = 0;
            for (int i = 0; i < _seen.Count; i++)
            {
                count += ((string)_seen[i]).IndexOf(part) >= 0 ? 1 : 0;
            }

            return count;
        }

        public bool Send(string topicTail, byte[] buffer, int length, bool reliable, bool retain)
        {
            _unconfirmed = _unconfirmed || reliable;
            if (topicTail == Topics.Observations)
            {
                string message = Encoding.UTF8.GetString(buffer, 0, length);
                _messages.Add(message);
                _boot = message.Substring(9, PitMarshal.Core.Station.BootIdLength);
                Take(message);
            }

            return true;
        }

        private long Turn()
        {
            long next = Station.Step(_nowUs);
            while (_unconfirmed)
            {
                _unconfirmed = false;
                if (IsAnswered)
                {
                    byte[] ack = Encoding.UTF8.GetBytes("{\"boot\":\"" + _boot + "\",\"upTo\":" + _upTo.ToString() + "}");
                    Station.Receive(Topics.Ack, ack, _nowUs);
                }

                Station.Published(_nowUs);
                next = Station.Step(_nowUs);
            }

            return next;
        }

        /// <summary>
        /// Takes the observations of a message apart: each begins with its number, and none has another object in it.
        /// </summary>
        private void Take(string message)
        {
            int at = message.IndexOf("{\"n\":");
            while (at >= 0)
            {
                int end = message.IndexOf('}', at);
                string one = message.Substring(at, end - at + 1);
                int number = int.Parse(one.Substring(5, one.IndexOf(',') - 5));
                _upTo = number;
                if (_boot == BootId && number > _last)
                {
                    _last = number;
                    _seen.Add(one);
                }

                at = message.IndexOf("{\"n\":", end);
            }
        }
    }
}
