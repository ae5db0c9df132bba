using PitMarshal.Core.Clock;
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
    /// A reader of identities reads a transponder again and again as long as it is near: that is one passing, and one
    /// more
    /// for each further pulse.
    /// A passing is told when nothing can change it any more: see <see cref="Heard"/> and <see cref="DecideUs"/>.
    /// </summary>
    public sealed partial class PassingMatcher
    {
        /// <summary>How far a transponder's stamp may lie outside the pulse that it claims.</summary>
        public const long ClaimUs = 250000;

        /// <summary>
        /// How long after a pulse its passing is decided at the latest. Twice the claim, so that no pulse unseen as
        /// yet can
        /// be nearer; it leaves the decoder 250 ms to report, and a loop as much to settle.
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
        private readonly LatencyMeter _latency;
        private readonly ReportDelay _delay = new ReportDelay();
        private readonly Loop _loop = new Loop();
        private readonly Text _point = new Text();
        private readonly Transponder[] _heard = new Transponder[Capacity];
        private int _count;
        private bool _hasLoop;
        private int _loopPmUs = -1;
        private int _loopUnsaidUs;
        private int _missed;
        private int _loopUncertaintyUs;
        private long _dueUs = Due.Never;

        public PassingMatcher(Outbox outbox, Observation form, LatencyMeter latency)
        {
            _outbox = outbox;
            _form = form;
            _latency = latency;
        }

        /// <summary>When something will be decided, in station µs.</summary>
        public long DueUs
        {
            get { return _dueUs; }
        }

        /// <summary>Whether the decoder hears cars that the loop does not.</summary>
        public bool IsSilent
        {
            get { return _missed >= SilentAfter; }
        }

        /// <summary>Decides all that is open, and begins anew with the decoder at another point.</summary>
        /// <param name="loopPmUs">± µs of the detector of the loop there, as far as said; -1 without a loop.</param>
        /// <param name="loopUnsaidUs">± µs that it may be off beyond that.</param>
        public void Begin(Text point, int loopPmUs, int loopUnsaidUs)
        {
            Decide(Due.Never);
            _point.Set(point);
            _loopUnsaidUs = loopUnsaidUs;
            _loopPmUs = loopPmUs < 0 ? -1 : loopPmUs + loopUnsaidUs;
            _hasLoop = false;
            _missed = 0;
            _delay.Begin();
        }

        /// <summary>Whether the decoder at this point hears cars that the loop does not.</summary>
        public bool IsLoopSilent(Text point)
        {
            return IsSilent && point.Is(_point);
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
            Plan();
        }

        public void LoopOff(Text point, long us)
        {
            if (point.Is(_point))
            {
                _loop.Off(us);
                Plan();
            }
        }

        /// <summary>
        /// The reader heard a transponder at its point; the form is the caller's again on return. Where its stamp is
        /// better
        /// than the loop's it is told at once: no other car and no pulse can make it another one.
        /// </summary>
        /// <param name="nowUs">When the reader told it.</param>
        public void Heard(Transponder heard, long nowUs)
        {
            for (int i = 0; i < _count && heard.IsIdentity; i++)
            {
                if (_heard[i].IsIdentity && _heard[i].Id.Is(heard.Id))
                {
                    _heard[i].Again(heard);
                    Plan();
                    return;
                }
            }

            if (_count == Capacity)
            {
                Expire(0);
            }

            _heard[_count] = _heard[_count] ?? new Transponder();
            _heard[_count].Set(heard);
            _count++;
            _delay.Take(nowUs - heard.Us + heard.UncertaintyUs);
            if (!heard.IsIdentity && (_loopPmUs < 0 || heard.UncertaintyUs < _latency.UncertaintyUs + _loopPmUs))
            {
                Tell(_heard[_count - 1], heard.Us, heard.UncertaintyUs);
            }

            Plan();
        }

        /// <summary>Decides what is due.</summary>
        public void Decide(long nowUs)
        {
            if (nowUs < _dueUs)
            {
                return;
            }

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

            Plan();
        }

        private void Plan()
        {
            _dueUs = _loop.Count > 0 ? DecideUs() : Due.Never;
            for (int i = 0; i < _count; i++)
            {
                if (!IsClaiming(i))
                {
                    _dueUs = Due.First(_dueUs, ExpiresUs(i));
                }
            }
        }

        private bool IsClaiming(int index)
        {
            return _loop.Nearest(_heard[index].Us, ClaimUs) >= 0;
        }
    }
}
