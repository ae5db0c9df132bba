namespace PitMarshal.Core.Delivery
{
    /// <summary>Tells of drops that were counted elsewhere: at once, then at most every ten seconds.</summary>
    public sealed class DropReport
    {
        private const long PauseUs = 10000000;

        private int _told;
        private bool _waiting;
        private long _notBeforeUs;

        /// <summary>When a drop that came too soon after the last report is told, in station µs.</summary>
        public long DueUs
        {
            get { return _waiting ? _notBeforeUs : Due.Never; }
        }

        /// <summary>True when drops are to be reported now.</summary>
        public bool Take(int dropped, long nowUs)
        {
            _waiting = dropped != _told && nowUs < _notBeforeUs;
            if (dropped == _told || _waiting)
            {
                return false;
            }

            _told = dropped;
            _notBeforeUs = nowUs + PauseUs;
            return true;
        }
    }
}
