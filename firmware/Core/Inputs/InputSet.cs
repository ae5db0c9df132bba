using PitMarshal.Core.Clock;
using PitMarshal.Core.Delivery;
using PitMarshal.Core.Passings;
using PitMarshal.Core.Readers;

namespace PitMarshal.Core.Inputs
{
    /// <summary>
    /// The configured inputs: raw edges in, observations out. The first level of each is reported as well.
    /// </summary>
    public sealed partial class InputSet
    {
        private readonly Outbox _outbox;
        private readonly Observation _form;
        private readonly LatencyMeter _latency;
        private readonly Standstills _standstills;
        private readonly PassingMatcher _passings;
        private readonly DriverExitSensor[] _exits = new DriverExitSensor[Station.Slots];
        private readonly long[] _dueUs = new long[Station.Slots];
        private Input[] _inputs;
        private long _rangedUs;
        private long _firstDueUs;
        private bool _isLoopSilent;

        public InputSet(Outbox outbox, Observation form, LatencyMeter latency, Standstills standstills,
            PassingMatcher passings)
        {
            _outbox = outbox;
            _form = form;
            _latency = latency;
            _standstills = standstills;
            _passings = passings;
        }

        /// <summary>Whether in any box a driver is out with both feet down.</summary>
        public bool DriverOut { get; private set; }

        /// <summary>When an input next wants a look, in station µs.</summary>
        public long DueUs
        {
            get { return _firstDueUs; }
        }

        /// <summary>From now on these. Nothing is known of them until their levels are read.</summary>
        public void Begin(Input[] inputs)
        {
            _inputs = inputs;
            _rangedUs = 0;
            _isLoopSilent = false;
            DriverOut = false;
            for (int i = 0; i < _exits.Length; i++)
            {
                _exits[i] = null;
                _dueUs[i] = _inputs[i] == null ? Due.Never : 0;
            }

            _firstDueUs = 0;
        }

        public bool Has(int index)
        {
            return index >= 0 && index < _inputs.Length && _inputs[index] != null;
        }

        public Input At(int index)
        {
            return _inputs[index];
        }

        /// <summary>The input whose other wire this one hears; null when it is nobody's.</summary>
        public Input PairedWith(int index)
        {
            for (int i = 0; i < _inputs.Length; i++)
            {
                if (_inputs[i] != null && _inputs[i].PairIndex == index)
                {
                    return _inputs[i];
                }
            }

            return null;
        }

        public void Edge(Edge edge)
        {
            if (Has(edge.Input))
            {
                Settle(_inputs[edge.Input], edge.Us);
                _inputs[edge.Input].Debounce.Edge(edge.Level, edge.Us);
                Plan(_inputs[edge.Input]);
                return;
            }

            Input paired = PairedWith(edge.Input);
            if (paired != null)
            {
                paired.PairEdge(edge.Level, edge.Us);
                Plan(paired);
            }
        }

        public void Level(int index, bool level, long us)
        {
            if (Has(index))
            {
                Settle(_inputs[index], us);
                _inputs[index].Debounce.Read(level, us);
                Plan(_inputs[index]);
                return;
            }

            Input paired = PairedWith(index);
            if (paired != null)
            {
                paired.PairLevel(level, us);
                Plan(paired);
            }
        }

        /// <summary>The level of an input, read once more.</summary>
        public void Check(int index, bool level, long us)
        {
            if (Has(index))
            {
                Settle(_inputs[index], us);
                if (_inputs[index].Check(level, us))
                {
                    Plan(_inputs[index]);
                }

                return;
            }

            Level(index, level, us);
        }

        /// <summary>A range sensor's reading: the car that it sees or not is an input like any other.</summary>
        public void Distance(RangePresence range, int mm, long us)
        {
            range.Take(mm);
            _rangedUs = us;
            Level(Station.RangeInput, range.IsPresent, us);
        }

        /// <summary>Reports what has settled by now, and what is at fault.</summary>
        public void Settle(long nowUs)
        {
            bool isSilent = _passings.IsSilent;
            if (nowUs < _firstDueUs && isSilent == _isLoopSilent)
            {
                return;
            }

            bool all = isSilent != _isLoopSilent;
            _isLoopSilent = isSilent;
            _firstDueUs = Due.Never;
            for (int i = 0; i < _dueUs.Length; i++)
            {
                if (_inputs[i] != null && (all || nowUs >= _dueUs[i]))
                {
                    Settle(_inputs[i], nowUs);
                    TellFault(_inputs[i], nowUs);
                    Plan(_inputs[i]);
                    _dueUs[i] = _dueUs[i] > nowUs ? _dueUs[i] : nowUs + 1;
                }

                _firstDueUs = _dueUs[i] < _firstDueUs ? _dueUs[i] : _firstDueUs;
            }
        }

        /// <summary>Something happened at this input: when it wants a look is another instant now.</summary>
        private void Plan(Input input)
        {
            long due = input.Plan();
            if (input.IsPolled && !input.Supervision.IsFaulty)
            {
                due = Due.First(due, _rangedUs + RangePresence.SilentUs + 1);
            }

            _dueUs[input.Index] = due;
            _firstDueUs = due < _firstDueUs ? due : _firstDueUs;
        }

        private void Settle(Input input, long nowUs)
        {
            bool wasKnown = input.Debounce.IsKnown;
            long glitches = input.Debounce.Glitches;
            long us;
            if (!input.TrySettle(nowUs, out us))
            {
                if (input.Debounce.Glitches != glitches && _standstills.WidenUs(us) > 0)
                {
                    TellUnseen(input, us);
                }

                return;
            }

            int widen = _standstills.WidenUs(us) + input.LostUs;
            input.LostUs = 0;
            us -= input.IsPolled ? RangePresence.PeriodUs / 2 : _latency.MeanUs + input.LatencyUs;
            us = us > 0 ? us : 0;
            bool on = input.IsOn;
            if (input.Kind != Kind.Button || (on && wasKnown))
            {
                Report(input, on, us, widen);
            }

            if (input.Kind == Kind.Loop && wasKnown)
            {
                TellPassings(input, on, us, widen);
            }

            TellExit(input, on);
        }
    }
}
