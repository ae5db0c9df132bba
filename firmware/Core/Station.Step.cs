using PitMarshal.Core.Delivery;
using PitMarshal.Core.Inputs;
using PitMarshal.Core.Readers;

namespace PitMarshal.Core
{
    /// <content>One turn of the station: from what came in to what goes out.</content>
    public sealed partial class Station
    {
        /// <summary>Does all that is due.</summary>
        /// <returns>When it wants to be stepped next, later than now; <see cref="Due.Never"/>: only when something
        /// comes in.</returns>
        public long Step(long nowUs)
        {
            Start(nowUs);
            TakeEdges();
            _inputs.Settle(nowUs);
            TakeSightings(_serial);
            TakeSightings(_readers);
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
                _form.Id.Set(BootReason);
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
                    if (_standstills.WidenUs(edge.Us) == 0)
                    {
                        _latency.Heard(edge.Us);
                    }
                }
                else
                {
                    _watch.Take(edge);
                    _inputs.Edge(edge);
                }
            }
        }

        private void TakeSightings(Reader reader)
        {
            Sighting sighting = reader.Next();
            while (sighting != Sighting.None)
            {
                if (sighting == Sighting.Transponder && !_config.TagPoint.IsEmpty)
                {
                    _passings.Heard(reader.Heard, reader.HeardUs);
                }
                else if (sighting == Sighting.Badge)
                {
                    TakeBadge(reader);
                }
                else if (sighting == Sighting.Distance && _config.Range != null)
                {
                    _inputs.Distance(_config.Range, reader.Mm, reader.Us);
                }
                else if (sighting != Sighting.Other)
                {
                    Refused++;
                }

                sighting = reader.Next();
            }
        }

        private void TakeBadge(Reader reader)
        {
            if (_badges.IsNew(reader.Box, reader.Badge, reader.Us))
            {
                _form.Begin(Kind.Badge, reader.Us, reader.UncertaintyUs);
                _form.Place.Set(reader.Box);
                _form.Id.Set(reader.Badge);
                _outbox.Append(_form);
            }
        }

        private void TellFaults(long nowUs)
        {
            int drops = _edges.Dropped + _serial.Frames.Dropped + _readers.Frames.Dropped + _serial.Lost;
            if (drops != _drops || nowUs >= _dropsDueUs)
            {
                _drops = drops;
                TellDrops(nowUs);
            }

            if (_delivery.JournalFailed != _journalFaultTold)
            {
                _journalFaultTold = !_journalFaultTold;
                if (_journalFaultTold)
                {
                    Fault("journal", "failed", nowUs);
                }
            }
        }

        private void TellDrops(long nowUs)
        {
            if (_edgeDrops.Take(_edges.Dropped, nowUs))
            {
                Fault("inputs", "edges-lost", nowUs);
                _levelsWanted = true;
            }

            if (_lineDrops.Take(_serial.Frames.Dropped + _readers.Frames.Dropped, nowUs))
            {
                Fault("serial", "lines-lost", nowUs);
            }

            if (_passingDrops.Take(_serial.Lost, nowUs))
            {
                Fault("serial", "passings-lost", nowUs);
            }

            _dropsDueUs = Due.First(_edgeDrops.DueUs, Due.First(_lineDrops.DueUs, _passingDrops.DueUs));
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

            _healthUs = nowUs + (_watch.IsOn(nowUs) ? EdgeWatch.PeriodUs : HealthUs);
            _payload.BeginHealth(_boot, nowUs, FreeBytes, _outbox, _latency, Refused);
            for (int i = 0; i < Slots; i++)
            {
                if (_inputs.Has(i))
                {
                    _payload.Add(_inputs.At(i));
                }
            }

            _payload.EndHealth(_watch);
            _watch.Clear();
            _uplink.Send(Topics.Health, _payload.Buffer, _payload.Length, false, false);
        }

        private void TellState(long nowUs)
        {
            if (_stateDue && nowUs >= _delivery.FreeUs)
            {
                _payload.State(_boot, _firmware, _config.Role, _config.Hash);
                _form.Id.Set(BootReason);
                _payload.StateMore(_form.Id, HasLoopBack, _outbox.Capacity, Config);
                _stateDue = !_delivery.Send(Topics.State, true, nowUs);
            }
        }

        private long DueAfter(long nowUs)
        {
            long due = Due.First(_inputs.DueUs, _passings.DueUs);
            due = Due.First(Due.First(due, _dropsDueUs), Due.First(_clock.DueUs, _healthUs));
            due = Due.First(due, _stateDue ? _delivery.FreeUs : Due.Never);
            due = Due.First(due, _delivery.DueUs);
            return due > nowUs ? due : nowUs + 1;
        }
    }
}
