using PitMarshal.Board.Time;
using PitMarshal.Core;
using PitMarshal.Core.Delivery;

namespace PitMarshal.Board.Storage
{
    /// <summary>
    /// A journal on flash, whose writes hold the whole interpreter: how long each did so is told to the station.
    /// </summary>
    internal sealed class TimedJournal : IJournal
    {
        private readonly IJournal _journal;

        internal TimedJournal(IJournal journal)
        {
            _journal = journal;
        }

        /// <summary>Whose edges are late meanwhile; null until there is one.</summary>
        internal Station Station { get; set; }

        /// <inheritdoc/>
        public bool IsEmpty
        {
            get { return _journal.IsEmpty; }
        }

        /// <inheritdoc/>
        public bool Append(byte[] entry, int length)
        {
            long us = StationClock.Now();
            return Timed(_journal.Append(entry, length), us);
        }

        /// <inheritdoc/>
        public bool Flush()
        {
            long us = StationClock.Now();
            return Timed(_journal.Flush(), us);
        }

        /// <inheritdoc/>
        public int Read(int position, byte[] entry, out int next)
        {
            return _journal.Read(position, entry, out next);
        }

        /// <inheritdoc/>
        public bool Clear()
        {
            long us = StationClock.Now();
            return Timed(_journal.Clear(), us);
        }

        private bool Timed(bool done, long fromUs)
        {
            if (Station != null)
            {
                Station.StoodStill(fromUs, StationClock.Now());
            }

            return done;
        }
    }
}
