namespace PitMarshal.Core.Inputs
{
    /// <summary>
    /// Finds edges that never came: an input's level is read again and again, and where it is another one than the
    /// last edge
    /// said, twice in a row, an edge was lost between the last two readings but one.
    /// </summary>
    public sealed class LevelCheck
    {
        private long _agreedUs = -1;
        private long _differsUs = -1;

        /// <summary>Takes a reading; true when an edge was lost, which happened within the stated span.</summary>
        public bool Take(bool same, long us, out long lostUs, out int uncertaintyUs)
        {
            lostUs = 0;
            uncertaintyUs = 0;
            if (same || _agreedUs < 0)
            {
                _agreedUs = us;
                _differsUs = -1;
                return false;
            }

            if (_differsUs < 0)
            {
                _differsUs = us;
                return false;
            }

            uncertaintyUs = (int)((_differsUs - _agreedUs + 1) / 2);
            lostUs = _agreedUs + (_differsUs - _agreedUs) / 2;
            _agreedUs = us;
            _differsUs = -1;
            return true;
        }
    }
}
