using PitMarshal.Core.Delivery;

namespace PitMarshal.Core.Passings
{
    /// <summary>
    /// Loop and transponders of one point made into passings, each one <c>tag</c> observation. A transponder belongs to
    /// the nearest pulse within 250 ms of its own stamp. One transponder on a pulse: the better of the two stamps.
    /// Several: a loop cannot tell cars apart, each has the decoder's stamp. None: a passing nobody identified, at the
    /// pulse's first edge. A transponder without pulse: the decoder's stamp.
    /// A loop stamps a car's nose and a decoder its transponder. Where the loop is the better and its stamp cannot be
    /// had, the decoder's is uncertain by the length of the pulse too, or by 250 ms when the loop missed the car.
    /// A reader of identities reads a transponder again and again as long as it is near: that is one passing, and one more
    /// for each further pulse.
    /// </summary>
    public sealed partial class PassingMatcher
    {
        /// <summary>How far a transponder's stamp may lie outside the pulse that it claims.</summary>
        public const long ClaimUs = 250000;

        /// <summary>
        /// How long after a pulse its passing is decided. Twice the claim, so that no pulse unseen as yet can be nearer;
        /// it leaves the decoder 250 ms to report, and a loop as much to settle.
        /// </summary>
        public const long PatienceUs = 2 * ClaimUs;

        /// <summary>A car that stands on the loop is not waited for.</summary>
        public const long LongestUs = 1000000;

        /// <summary>Transponders undecided at one time; more are decided at once.</summary>
        public const int Capacity = 12;

        /// <summary>As many transponders in a row without any pulse of the loop: it is dead.</summary>
        public const int SilentAfter = 3;

        /// <summary>Read again after a longer pause than this, a transponder passes again.</summary>
        public const long HoldUs = 5000000;

        private readonly Outbox _outbox;
        private readonly Observation _form;
        private readonly Loop _loop = new Loop();
        private readonly Text _point = new Text();
        private readonly Transponder[] _heard = new Transponder[Capacity];
        private int _count;
        private bool _hasLoop;
        private int _missed;
        private int _loopUncertaintyUs;

        public PassingMatcher(Outbox outbox, Observation form)
        {
            _outbox = outbox;
            _form = form;
            for (int i = 0; i < Capacity; i++)
            {
                _heard[i] = new Transponder();
            }
        }

        /// <summary>When something will be decided, in station µs.</summary>
        public long DueUs
        {
            get
            {
                long due = _loop.Count > 0 ? DecideUs() : Due.Never;
                for (int i = 0; i < _count; i++)
                {
                    if (!IsClaiming(i))
                    {
                        due = Due.First(due, ExpiresUs(i));
                    }
                }

                return due;
            }
        }

        /// <summary>Decides all that is open, and begins anew with the decoder at another point.</summary>
        public void Begin(Text point)
        {
            Decide(Due.Never);
            _point.Set(point);
            _hasLoop = false;
            _missed = 0;
        }

        /// <summary>Whether the decoder at this point hears cars that the loop does not.</summary>
        public bool IsLoopSilent(Text point)
        {
            return _missed >= SilentAfter && point.Is(_point);
        }

        /// <summary>A loop's first edge. One without decoder has nobody to wait for.</summary>
        public void LoopOn(Text point, long us, int uncertaintyUs)
        {
            if (!point.Is(_point))
            {
                Unidentified(point, us, uncertaintyUs);
                return;
            }

            if (_loop.IsFull)
            {
                DecideOldest();
            }

            _hasLoop = true;
            _missed = 0;
            _loopUncertaintyUs = uncertaintyUs;
            _loop.On(us, uncertaintyUs);
        }

        public void LoopOff(Text point, long us)
        {
            if (point.Is(_point))
            {
                _loop.Off(us);
            }
        }

        /// <summary>The reader heard a transponder at its point; the form is the caller's again on return.</summary>
        public void Heard(Transponder heard)
        {
            for (int i = 0; i < _count && heard.IsIdentity; i++)
            {
                if (_heard[i].IsIdentity && _heard[i].Id.Is(heard.Id))
                {
                    _heard[i].Again(heard);
                    return;
                }
            }

            if (_count == Capacity)
            {
                Expire(0);
            }

            _heard[_count].Set(heard);
            _count++;
        }

        /// <summary>Decides what is due.</summary>
        public void Decide(long nowUs)
        {
            while (_loop.Count > 0 && nowUs >= DecideUs())
            {
                DecideOldest();
            }

            int i = 0;
            while (i < _count)
            {
                int before = _count;
                if (nowUs >= ExpiresUs(i) && !IsClaiming(i))
                {
                    Expire(i);
                }

                i += before - _count == 0 ? 1 : 0;
            }
        }

        private bool IsClaiming(int index)
        {
            return _loop.Nearest(_heard[index].Us, ClaimUs) >= 0;
        }

        /// <summary>When nothing is waited for any more.</summary>
        private long ExpiresUs(int index)
        {
            Transponder heard = _heard[index];
            return heard.LastUs + (heard.IsTold ? HoldUs : PatienceUs);
        }

        /// <summary>No pulse was its: a passing by the reader's stamp, unless it was told and only lingered.</summary>
        private void Expire(int index)
        {
            if (_heard[index].IsTold)
            {
                Remove(index);
                return;
            }

            _missed = _missed < SilentAfter ? _missed + 1 : _missed;
            EmitWithoutLoop(index, ClaimUs);
        }

        /// <summary>When the oldest pulse is decided.</summary>
        private long DecideUs()
        {
            return Due.First(_loop.OffUs(0), _loop.OnUs(0) + LongestUs) + PatienceUs;
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
