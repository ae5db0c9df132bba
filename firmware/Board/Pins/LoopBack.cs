using System.Device.Gpio;
using System.Threading;
using PitMarshal.Board.Time;
using PitMarshal.Core;

namespace PitMarshal.Board.Pins
{
    /// <summary>
    /// An output wired to an input: what the station hears of its own edges tells how late it hears all others.
    /// A quick series after boot, so that the first passing already has it; then one edge every ten seconds.
    /// </summary>
    internal sealed class LoopBack
    {
        private const int QuickEdges = 32;
        private const long QuickUs = 50000;
        private const long SlowUs = 10000000;

        private readonly Station _station;
        private readonly AutoResetEvent _wake;
        private readonly GpioPin _out;
        private readonly GpioPin _in;
        private bool _level;
        private int _edges;
        private long _dueUs;

        internal LoopBack(Station station, GpioController controller, AutoResetEvent wake)
        {
            _station = station;
            _wake = wake;
            _out = controller.OpenPin(BoardPins.LoopBackOut, PinMode.Output);
            _out.Write(PinValue.Low);
            _in = controller.OpenPin(BoardPins.LoopBackIn, PinMode.Input);
            _in.ValueChanged += Changed;
        }

        /// <summary>Drives an edge when one is due; returns when the next is, in station µs.</summary>
        internal long Step(long nowUs)
        {
            if (nowUs < _dueUs)
            {
                return _dueUs;
            }

            _level = !_level;
            _dueUs = nowUs + (_edges < QuickEdges ? QuickUs : SlowUs);
            _edges = _edges < QuickEdges ? _edges + 1 : _edges;
            _station.LoopBackDriven(StationClock.Now());
            _out.Write(_level ? PinValue.High : PinValue.Low);
            return _dueUs;
        }

        private void Changed(object sender, PinValueChangedEventArgs e)
        {
            long us = StationClock.Now();
            _station.Edge(Station.LoopBackInput, e.ChangeType == PinEventTypes.Rising, us);
            _wake.Set();
        }
    }
}
