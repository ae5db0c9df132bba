using System.Threading;
using PitMarshal.Core;

namespace PitMarshal.Board.Time
{
    /// <summary>
    /// Notices when the interpreter stands still: a beat that comes late says so. It beats while something is under
    /// way that
    /// may hold the interpreter in native code (a connect, a name looked up; with TLS whatever is sent), else it
    /// costs nothing.
    /// </summary>
    internal sealed class Heartbeat
    {
        private const int PeriodMs = 20;

        /// <summary>
        /// Threads of the program and the collector take that long between two beats without anything standing still.
        /// </summary>
        private const long LateUs = 80000;

        private readonly object _lock = new object();
        private readonly AutoResetEvent _wanted = new AutoResetEvent(false);
        private readonly Station _station;
        private readonly bool _always;
        private bool _beats;
        private long _lastUs;

        internal Heartbeat(Station station, bool always)
        {
            _station = station;
            _always = always;
        }

        internal void Start()
        {
            new Thread(Run).Start();
        }

        /// <summary>From now on, until <see cref="Stop"/>.</summary>
        internal void Beat()
        {
            lock (_lock)
            {
                _lastUs = StationClock.Now();
                _beats = true;
            }

            _wanted.Set();
        }

        internal void Stop()
        {
            Look();
            lock (_lock)
            {
                _beats = _always;
            }
        }

        /// <summary>Is called before what came in is taken as well, for its thread may be the last to go on.</summary>
        internal void Look()
        {
            lock (_lock)
            {
                long us = StationClock.Now();
                if (_beats && us - _lastUs > LateUs)
                {
                    _station.StoodStill(_lastUs, us);
                }

                _lastUs = us;
            }
        }

        private void Run()
        {
            while (true)
            {
                _wanted.WaitOne(-1, false);
                while (_beats)
                {
                    Look();
                    Thread.Sleep(PeriodMs);
                }
            }
        }
    }
}
