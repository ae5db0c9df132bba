using PitMarshal.Core.Readers;

namespace PitMarshal.Core.Inputs
{
    /// <content>What is told of an input that changed or is at fault.</content>
    public sealed partial class InputSet
    {
        /// <summary>
        /// Both ends of a pulse were stamped when the program went on, so it looks shorter than a bounce; it may have
        /// been as
        /// long as the program stood still. Told as what it may be: a car that passed must not vanish.
        /// </summary>
        private void TellUnseen(Input input, long us)
        {
            int widen = _standstills.WidenUs(us);
            us = us > _latency.MeanUs + input.LatencyUs ? us - _latency.MeanUs - input.LatencyUs : 0;
            for (int end = 0; end < 2; end++)
            {
                bool on = (end == 0) != input.IsOn;
                if (input.Kind != Kind.Button || on)
                {
                    Report(input, on, us, widen);
                }

                if (input.Kind == Kind.Loop)
                {
                    TellPassings(input, on, us, widen);
                }
            }
        }

        private void Report(Input input, bool on, long us, int widen)
        {
            _form.Begin(input.Kind, us, UncertaintyUs(input) + widen);
            _form.Place.Set(input.Place);
            _form.Id.Set(input.Id);
            _form.IsLeft = input.IsLeft;
            _form.On = on;
            _outbox.Append(_form);
        }

        private int UncertaintyUs(Input input)
        {
            return input.IsPolled ? RangePresence.PeriodUs : _latency.UncertaintyUs + input.UncertaintyUs;
        }

        private void TellPassings(Input input, bool on, long us, int widen)
        {
            if (on)
            {
                _passings.LoopOn(input.Place, us, UncertaintyUs(input) + widen);
            }
            else
            {
                _passings.LoopOff(input.Place, us);
            }
        }

        private void TellExit(Input input, bool on)
        {
            if (input.Kind == Kind.Seat)
            {
                ExitOf(input.Place).Seat(on);
            }
            else if (input.Kind == Kind.Mat)
            {
                ExitOf(input.Place).Mat(input.IsLeft, on);
            }
            else
            {
                return;
            }

            DriverOut = false;
            for (int i = 0; i < _exits.Length; i++)
            {
                DriverOut = DriverOut || (_exits[i] != null && _exits[i].IsOut);
            }
        }

        /// <summary>The sensor of a box: the one at the box's first input.</summary>
        private DriverExitSensor ExitOf(Text box)
        {
            int first = 0;
            while (_inputs[first] == null || !_inputs[first].Place.Is(box))
            {
                first++;
            }

            _exits[first] = _exits[first] ?? new DriverExitSensor();
            return _exits[first];
        }

        private void TellFault(Input input, long nowUs)
        {
            input.Supervision.IsSilent = input.IsPolled
                ? nowUs - _rangedUs > RangePresence.SilentUs
                : input.Kind == Kind.Loop && _passings.IsLoopSilent(input.Place);
            string fault = input.TakeFault(nowUs);
            if (fault != null)
            {
                _form.Begin(Kind.Fault, nowUs, 0);
                _form.Place.Set(input.Name);
                _form.Id.Set(fault);
                _outbox.Append(_form);
            }
        }
    }
}
