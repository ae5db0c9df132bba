namespace PitMarshal.Core
{
    /// <content>One turn of the station: from what came in to what goes out.</content>
    public sealed partial class Station
    {
        /// <summary>One byte at 115200 baud: how much earlier than it was read the first byte of a line came, for each of its bytes.</summary>
        private const int SerialByteUs = 87;

        /// <summary>Does all that is due.</summary>
        /// <returns>When it wants to be stepped next, later than now; <see cref="Due.Never"/>: only when something comes in.</returns>
        public long Step(long nowUs)
        {
            Start(nowUs);
            TakeEdges();
            _inputs.Settle(nowUs);
            TakeLines();
            _passings.Decide(nowUs);
            TellFaults(nowUs);
            if (_up)
            {
                AskClock(nowUs);
                TellHealth(nowUs);
                TellState(nowUs);
            }

            _delivery.Step(nowUs);
            return DueAfter(nowUs);
        }

        private void Start(long nowUs)
        {
            if (!_started)
            {
                _started = true;
                _form.Begin(Kind.Boot, nowUs, 0);
                _form.Place.Set(_firmware);
                _form.Id.Set("power-on");
                _outbox.Append(_form);
            }
        }

        private void TakeEdges()
        {
            Edge edge;
            while (_edges.TryTake(out edge))
            {
                if (edge.Input == LoopBackInput)
                {
                    _latency.Heard(edge.Us);
                }
                else
                {
                    _inputs.Edge(edge);
                }
            }
        }

        private void TakeLines()
        {
            byte[] line;
            int length;
            long us;
            while (_lines.TryTake(out line, out length, out us))
            {
                if (!_line.Parse(line, length) || (!_line.IsBadge && _config.TagPoint.IsEmpty))
                {
                    Refused++;
                    continue;
                }

                TakeLine(length, us - _latency.MeanUs - _line.AgeUs);
            }
        }

        // The serial handler runs behind the same queue as the edges' and is as late. A decoder may be known better.
        private void TakeLine(int length, long us)
        {
            int uncertaintyUs = _config.TagUncertaintyUs >= 0
                ? _config.TagUncertaintyUs
                : _latency.UncertaintyUs + length * SerialByteUs;
            if (!_line.IsBadge)
            {
                _passings.Heard(_line, us, uncertaintyUs);
                return;
            }

            if (!_badges.IsNew(_line.Box, _line.Id, us))
            {
                return;
            }

            _form.Begin(Kind.Badge, us, uncertaintyUs);
            _form.Place.Set(_line.Box);
            _form.Id.Set(_line.Id);
            _outbox.Append(_form);
        }

        private void TellFaults(long nowUs)
        {
            if (_edgeDrops.Take(_edges.Dropped, nowUs))
            {
                Fault("inputs", "edges-lost", nowUs);
                _levelsWanted = true;
            }

            if (_lineDrops.Take(_lines.Dropped, nowUs))
            {
                Fault("serial", "lines-lost", nowUs);
            }

            if (_delivery.JournalFailed && !_journalFaultTold)
            {
                Fault("journal", "failed", nowUs);
            }

            _journalFaultTold = _delivery.JournalFailed;
        }

        private void Fault(string input, string what, long us)
        {
            _form.Begin(Kind.Fault, us, 0);
            _form.Place.Set(input);
            _form.Id.Set(what);
            _outbox.Append(_form);
        }

        private void AskClock(long nowUs)
        {
            if (nowUs >= _clock.DueUs)
            {
                _payload.ClockAsk(_boot, _clock, nowUs);
                _uplink.Send(Topics.ClockAsk, _payload.Buffer, _payload.Length, false, false);
                _clock.Ask(nowUs);
            }
        }

        private void TellHealth(long nowUs)
        {
            if (nowUs < _healthUs)
            {
                return;
            }

            _healthUs = nowUs + HealthUs;
            _payload.BeginHealth(_boot, nowUs, FreeBytes, _outbox, _latency, Refused);
            for (int i = 0; i < InputCount; i++)
            {
                if (_inputs.Has(i))
                {
                    _payload.Add(_inputs.At(i));
                }
            }

            _payload.EndHealth();
            _uplink.Send(Topics.Health, _payload.Buffer, _payload.Length, false, false);
        }

        private void TellState(long nowUs)
        {
            if (_stateDue && nowUs >= _delivery.FreeUs)
            {
                _payload.State(_boot, _firmware, _config.Role, _config.Hash);
                _stateDue = !_delivery.Send(Topics.State, true, nowUs);
            }
        }

        private long DueAfter(long nowUs)
        {
            long due = Due.First(_inputs.DueUs, _passings.DueUs);
            due = Due.First(due, Due.First(_edgeDrops.DueUs, _lineDrops.DueUs));
            due = Due.First(due, Due.First(_clock.DueUs, _healthUs));
            due = Due.First(due, _stateDue ? _delivery.FreeUs : Due.Never);
            due = Due.First(due, _delivery.DueUs);
            return due > nowUs ? due : nowUs + 1;
        }
    }
}
