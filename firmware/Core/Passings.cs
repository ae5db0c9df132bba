namespace PitMarshal.Core
{
    /// <summary>
    /// Loop and transponders of one point made into passings, each one <c>tag</c> observation. A transponder belongs to
    /// the nearest pulse within 250 ms of its own stamp. One transponder on a pulse: the better of the two stamps.
    /// Several: a loop cannot tell cars apart, each has the decoder's stamp. None: a passing nobody identified, at the
    /// pulse's first edge. A transponder without pulse: the decoder's stamp.
    /// A loop stamps a car's nose and a decoder its transponder. Where the loop is the better and its stamp cannot be
    /// had, the decoder's is uncertain by the length of the pulse too, or by 250 ms when the loop missed the car.
    /// </summary>
    public sealed class Passings
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

        private readonly Outbox _outbox;
        private readonly Observation _form;
        private readonly Loop _loop = new Loop();
        private readonly Text _point = new Text();
        private readonly Transponder[] _heard = new Transponder[Capacity];
        private int _count;
        private bool _hasLoop;
        private int _missed;
        private int _loopUncertaintyUs;

        public Passings(Outbox outbox, Observation form)
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
                    if (_loop.Nearest(_heard[i].Us, ClaimUs) < 0)
                    {
                        due = Due.First(due, _heard[i].Us + PatienceUs);
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

        /// <summary>The decoder heard a transponder at its point.</summary>
        public void Heard(DecoderLine line, long us, int uncertaintyUs)
        {
            if (_count == Capacity)
            {
                EmitWithoutLoop(0, ClaimUs);
            }

            Transponder heard = _heard[_count];
            heard.Id.Set(line.Id);
            heard.Hits = line.Hits;
            heard.Rssi = line.Rssi;
            heard.Us = us;
            heard.UncertaintyUs = uncertaintyUs;
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
                if (nowUs >= _heard[i].Us + PatienceUs && _loop.Nearest(_heard[i].Us, ClaimUs) < 0)
                {
                    _missed = _missed < SilentAfter ? _missed + 1 : _missed;
                    EmitWithoutLoop(i, ClaimUs);
                }
                else
                {
                    i++;
                }
            }
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
                if (_loop.Nearest(_heard[at].Us, ClaimUs) == 0)
                {
                    EmitClaim(at, claims == 1);
                }
                else
                {
                    at++;
                }
            }

            _loop.RemoveOldest();
        }

        private void EmitClaim(int index, bool alone)
        {
            Transponder heard = _heard[index];
            if (alone && _loop.UncertaintyUs(0) <= heard.UncertaintyUs)
            {
                Emit(index, _loop.OnUs(0), _loop.UncertaintyUs(0));
            }
            else
            {
                EmitWithoutLoop(index, Due.First(_loop.OffUs(0) - _loop.OnUs(0), LongestUs));
            }
        }

        private void EmitWithoutLoop(int index, long apartUs)
        {
            Transponder heard = _heard[index];
            bool loopIsBetter = _hasLoop && _loopUncertaintyUs <= heard.UncertaintyUs;
            Emit(index, heard.Us, heard.UncertaintyUs + (loopIsBetter ? (int)apartUs : 0));
        }

        private void Unidentified(Text point, long us, int uncertaintyUs)
        {
            _form.Begin(Kind.Tag, us, uncertaintyUs);
            _form.Place.Set(point);
            _outbox.Append(_form);
        }

        private void Emit(int index, long us, int uncertaintyUs)
        {
            Transponder heard = _heard[index];
            _form.Begin(Kind.Tag, us, uncertaintyUs);
            _form.Place.Set(_point);
            _form.Id.Set(heard.Id);
            _form.Hits = heard.Hits;
            _form.Rssi = heard.Rssi;
            _outbox.Append(_form);
            _count--;
            for (int i = index; i < _count; i++)
            {
                _heard[i] = _heard[i + 1];
            }

            _heard[_count] = heard;
        }
    }
}
