namespace PitMarshal.Core.Passings
{
    /// <content>When a passing is decided, and which.</content>
    public sealed partial class PassingMatcher
    {
        /// <summary>When nothing is waited for any more.</summary>
        private long ExpiresUs(int index)
        {
            Transponder heard = _heard[index];
            return heard.LastUs + (heard.IsTold && heard.IsIdentity ? HoldUs : PatienceUs);
        }

        /// <summary>No pulse was its: a passing by the reader's stamp, unless it was told and only lingered.</summary>
        private void Expire(int index)
        {
            Transponder heard = _heard[index];
            bool lingered = heard.IsTold && heard.IsIdentity;
            if (!lingered && _loopPmUs >= 0)
            {
                _missed = _missed < SilentAfter ? _missed + 1 : _missed;
            }

            if (heard.IsTold)
            {
                Remove(index);
                return;
            }

            EmitWithoutLoop(index, ClaimUs);
        }

        /// <summary>
        /// When the oldest pulse is decided. Who was over the loop during the pulse has no nearer one; then only
        /// another car
        /// during the same pulse could change its passing, and that one is heard of as soon as the reader reports.
        /// </summary>
        private long DecideUs()
        {
            long end = Due.First(_loop.OffUs(0), _loop.OnUs(0) + LongestUs);
            return end + (IsClaimedFromWithin() ? _delay.MostUs + 2L * _loopUncertaintyUs : PatienceUs);
        }

        /// <summary>Whether somebody claims the oldest pulse, and nobody does from outside it.</summary>
        private bool IsClaimedFromWithin()
        {
            bool within = false;
            for (int i = 0; i < _count; i++)
            {
                if (_loop.Nearest(_heard[i].Us, ClaimUs) == 0)
                {
                    long playUs = _heard[i].UncertaintyUs + _loopUncertaintyUs;
                    within = !_heard[i].IsIdentity && playUs < ClaimUs
                        && _heard[i].Us >= _loop.OnUs(0) - playUs && _heard[i].Us - playUs <= _loop.OffUs(0);
                    if (!within)
                    {
                        return false;
                    }
                }
            }

            return within;
        }

        private void DecideOldest()
        {
            int claims = 0;
            for (int i = 0; i < _count; i++)
            {
                claims += _loop.Nearest(_heard[i].Us, ClaimUs) == 0 ? 1 : 0;
            }

            if (claims == 0)
            {
                Unidentified(_point, _loop.OnUs(0), _loop.UncertaintyUs(0));
            }

            int at = 0;
            while (at < _count)
            {
                int before = _count;
                if (_loop.Nearest(_heard[at].Us, ClaimUs) == 0)
                {
                    EmitClaim(at, claims == 1);
                }

                at += before == _count ? 1 : 0;
            }

            _loop.RemoveOldest();
        }
    }
}
