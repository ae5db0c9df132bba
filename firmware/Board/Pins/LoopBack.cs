using System;
using System.Device.Gpio;
using System.Threading;
using PitMarshal.Board.Time;
using PitMarshal.Core;

namespace PitMarshal.Board.Pins
{
    /// <summary>
    /// An output wired to an input: what the station hears of its own edges tells how late it hears all others. A
    /// quick series
    /// after boot, so that the first passing already has it; then some edges a minute. At moments of chance, by a
    /// thread of its
    /// own: driven by the main loop it would only see moments at which that has nothing to do. Its input is opened
    /// last of all,
    /// for the platform looks for the pin of an event in that order: none is heard later.
    /// </summary>
    internal sealed class LoopBack
    {
        private const int QuickEdges = 32;
        private const int QuickMs = 20;
        private const int SlowMs = 5000;

        private readonly Station _station;
        private readonly AutoResetEvent _wake;
        private readonly GpioController _controller;
        private readonly GpioPin _out;
        private readonly Random _chance = new Random((int)StationClock.Now());
        private GpioPin _in;
        private bool _level;

        internal LoopBack(Station station, GpioController controller, AutoResetEvent wake)
        {
            _station = station;
            _wake = wake;
            _controller = controller;
            _out = controller.OpenPin(BoardPins.LoopBackOut, PinMode.Output);
            _out.Write(PinValue.Low);
        }

        internal void Start()
        {
            new Thread(Run).Start();
        }

        /// <summary>Opens its input behind all that is open.</summary>
        internal void OpenLast()
        {
            if (_in != null)
            {
                _in.ValueChanged -= Changed;
                _in.Dispose();
            }

            _in = _controller.OpenPin(BoardPins.LoopBackIn, PinMode.Input);
            _in.ValueChanged += Changed;
        }

        private void Run()
        {
            for (int edges = 0; ; edges++)
            {
                int most = edges < QuickEdges ? QuickMs : SlowMs;
                Thread.Sleep(most + _chance.Next(2 * most));
                if (_in != null && !_station.AwaitsLoopBack(StationClock.Now()))
                {
                    _level = !_level;
                    _station.LoopBackDriven(StationClock.Now());
                    _out.Write(_level ? PinValue.High : PinValue.Low);
                }

                edges = edges > QuickEdges ? QuickEdges : edges;
            }
        }

        private void Changed(object sender, PinValueChangedEventArgs e)
        {
            long us = StationClock.Now();
            _station.Edge(Station.LoopBackInput, e.ChangeType == PinEventTypes.Rising, us);
            _wake.Set();
        }
    }
}
