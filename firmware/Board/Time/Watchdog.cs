using System.Threading;

namespace PitMarshal.Board.Time
{
    /// <summary>
    /// Reboots a station whose main loop stands still, whatever holds it: its journal has what was not acknowledged.
    /// (The
    /// chip's own watchdogs see only that the interpreter runs.)
    /// </summary>
    internal sealed class Watchdog
    {
        /// <summary>The main loop turns at least so often, with nothing to do.</summary>
        internal const int TurnMs = 10000;

        private const int PatienceMs = 60000;

        private int _turns;

        internal void Start()
        {
            new Thread(Run).Start();
        }

        internal void Turned()
        {
            _turns++;
        }

        private void Run()
        {
            int seen;
            do
            {
                seen = _turns;
                Thread.Sleep(PatienceMs);
            }
            while (seen != _turns);
            Reboot.Because("watchdog");
        }
    }
}
