using PitMarshal.Core.Clock;
using PitMarshal.Core.Delivery;
using PitMarshal.Core.Inputs;

namespace PitMarshal.Core.Payload
{
    /// <summary>
    /// The only writer of what goes over the wire, letter by letter as the contract has it. One buffer for all
    /// messages.
    /// </summary>
    public sealed class PayloadWriter
    {
        /// <summary>The last will.</summary>
        public const string Offline = "{\"state\":\"offline\"}";

        /// <summary>Observations in one message.</summary>
        public const int MostObservations = 16;

        private const int Capacity = 2560;

        // Two texts with every byte escaped, five numbers, and the names around them.
        private const int LongestObservation = 256;

        // What stands around the configuration in a state.
        private const int AppliedRoom = 16;

        private readonly JsonWriter _json = new JsonWriter(Capacity);
        private int _count;

        public byte[] Buffer
        {
            get { return _json.Buffer; }
        }

        public int Length
        {
            get { return _json.Length; }
        }

        /// <summary>Whether another observation fits into this message.</summary>
        public bool HasRoom
        {
            get { return _count < MostObservations && _json.Room > LongestObservation; }
        }

        /// <summary>Observations in this message.</summary>
        public int Count
        {
            get { return _count; }
        }

        public void BeginObservations(Text boot)
        {
            _count = 0;
            Begin(boot);
            _json.Raw(",\"obs\":[");
        }

        public void Add(Observation o)
        {
            _json.Raw(_count == 0 ? "{\"n\":" : ",{\"n\":").Number(o.Number).Raw(",\"us\":").Number(o.Us);
            _json.Raw(",\"pm\":").Number(o.UncertaintyUs).Raw(KindTable.Of(o.Kind).Json);
            AddFields(o);
            _json.Raw("}");
            _count++;
        }

        public void EndObservations()
        {
            _json.Raw("]}");
        }

        public void State(Text boot, Text firmware, Text role, uint config)
        {
            _json.Clear();
            _json.Raw("{\"state\":\"online\",\"boot\":").Text(boot).Raw(",\"fw\":").Text(firmware);
            _json.Raw(",\"role\":").Text(role).Raw(",\"config\":").Hex(config);
        }

        /// <summary>
        /// The rest of the state, which the contract leaves free: the configuration as it came, if it fits.
        /// </summary>
        public void StateMore(Text reason, bool loopBack, int outbox, byte[] applied)
        {
            _json.Raw(",\"reason\":").Text(reason).Raw(",\"loopback\":").Bool(loopBack).Raw(",\"outbox\":")
                .Number(outbox);
            if (applied != null && applied.Length + AppliedRoom < _json.Room)
            {
                _json.Raw(",\"applied\":").Bytes(applied);
            }

            _json.Raw("}");
        }

        public void ClockAsk(Text boot, ClockExchange clock, long us)
        {
            Begin(boot);
            _json.Raw(",\"us\":").Number(us);
            if (clock.HasLast)
            {
                _json.Raw(",\"last\":[").Number(clock.AskedUs).Raw(",").Number(clock.ReceivedUs).Raw(",");
                _json.Number(clock.ToldUs).Raw(",").Number(clock.ArrivedUs).Raw("]");
            }

            _json.Raw("}");
        }

        public void BeginHealth(Text boot, long upUs, long freeBytes, Outbox outbox, LatencyMeter latency, long refused)
        {
            Begin(boot);
            _json.Raw(",\"up\":").Number(upUs / 1000000).Raw(",\"free\":").Number(freeBytes);
            _json.Raw(",\"outbox\":{\"used\":").Number(outbox.Used).Raw(",\"of\":").Number(outbox.Capacity);
            _json.Raw(",\"dropped\":").Number(outbox.Dropped).Raw("},\"refused\":").Number(refused);
            _json.Raw(",\"edge\":{\"p50\":").Number(latency.Percentile(50));
            _json.Raw(",\"p99\":").Number(latency.Percentile(99)).Raw("},\"inputs\":[");
            _count = 0;
        }

        public void Add(Input input)
        {
            _json.Raw(_count == 0 ? "{\"in\":" : ",{\"in\":").Text(input.Name).Raw(",\"on\":").Bool(input.IsOn);
            _json.Raw(",\"edges\":").Number(input.Debounce.Edges).Raw(",\"last\":").Number(input.Debounce.LastEdgeUs);
            _json.Raw("}");
            _count++;
        }

        /// <param name="watch">Its edges are told where there are any.</param>
        public void EndHealth(EdgeWatch watch)
        {
            _json.Raw("]");
            for (int i = 0; i < watch.Count; i++)
            {
                Edge edge = watch.At(i);
                _json.Raw(i == 0 ? ",\"raw\":[[\"in" : ",[\"in").Number(edge.Input + 1).Raw("\",").Bool(edge.Level);
                _json.Raw(",").Number(edge.Us).Raw(i == watch.Count - 1 ? "]]" : "]");
            }

            _json.Raw("}");
        }

        private void Begin(Text boot)
        {
            _json.Clear();
            _json.Raw("{\"boot\":").Text(boot);
        }

        private void AddFields(Observation o)
        {
            switch (o.Kind)
            {
                case Kind.Boot:
                    _json.Raw(",\"fw\":").Text(o.Place).Raw(",\"reason\":").Text(o.Id);
                    break;
                case Kind.Loop:
                    _json.Raw(",\"p\":").Text(o.Place).Raw(",\"on\":").Bool(o.On);
                    break;
                case Kind.Tag:
                    _json.Raw(",\"p\":").Text(o.Place).Raw(",\"id\":").Text(o.Id);
                    _json.Raw(",\"hits\":").Number(o.Hits).Raw(",\"rssi\":").Number(o.Rssi);
                    break;
                case Kind.Mat:
                    _json.Raw(",\"box\":").Text(o.Place).Raw(",\"side\":").Text(o.IsLeft ? "left" : "right");
                    _json.Raw(",\"on\":").Bool(o.On);
                    break;
                case Kind.Badge:
                    _json.Raw(",\"box\":").Text(o.Place).Raw(",\"id\":").Text(o.Id);
                    break;
                case Kind.Button:
                    AddButton(o);
                    break;
                case Kind.Fault:
                    _json.Raw(",\"input\":").Text(o.Place).Raw(",\"what\":").Text(o.Id);
                    break;
                case Kind.Lost:
                    _json.Raw(",\"from\":").Number(o.From).Raw(",\"to\":").Number(o.To);
                    break;
                default:
                    _json.Raw(",\"box\":").Text(o.Place).Raw(",\"on\":").Bool(o.On);
                    break;
            }
        }

        private void AddButton(Observation o)
        {
            _json.Raw(",\"id\":").Text(o.Id);
            if (!o.Place.IsEmpty)
            {
                _json.Raw(",\"box\":").Text(o.Place);
            }
        }
    }
}
