namespace PitMarshal.Core.Inputs
{
    /// <summary>One configured input: what is wired to it, and what it does just now.</summary>
    public sealed class Input
    {
        public const int ShortestDebounceMs = 0;
        public const int LongestDebounceMs = 1000;

        /// <summary>
        /// No car stands on a timing loop, and no marshal on a button, for as long, unless the configuration says so.
        /// </summary>
        public const int DefaultStuckS = 60;

        // wiring/sensors/loop-detector.md: within 140 ms, each time within 10 ms of its own mean.
        private const int UnsaidLatencyUs = 70000;
        private const int UnsaidScatterUs = 10000;

        private readonly int _latencyUs;
        private readonly int _scatterUs;
        private readonly bool _activeLow;
        private readonly Debounce _pair;
        private readonly LevelCheck _check = new LevelCheck();

        /// <param name="place">Its own, or that of another input at the same place.</param>
        public Input(InputConfig config, Text place)
        {
            Index = config.Index;
            Name = IsPolled ? "range" : "in" + (config.Index + 1).ToString();
            Kind = config.Kind;
            Place = place;
            Id = Text.Copy(config.Id);
            IsLeft = config.IsLeft;
            _latencyUs = config.LatencyUs;
            _scatterUs = config.UncertaintyUs;
            _activeLow = config.ActiveLow;
            Debounce = new Debounce(config.DebounceMs * 1000L);
            PairIndex = config.PairIndex;
            _pair = PairIndex < 0 ? null : new Debounce(config.DebounceMs * 1000L);
            Supervision = new Supervision(config.StuckS == 0 ? Due.Never : config.StuckS * 1000000L);
        }

        /// <summary>0 is in1.</summary>
        public int Index { get; }

        public string Name { get; }

        /// <summary>Whether it is asked again and again, and has no edges of its own.</summary>
        public bool IsPolled
        {
            get { return Index == Station.RangeInput; }
        }

        public Kind Kind { get; }

        /// <summary>The point of a loop; the box of anything else, empty for a button of no box.</summary>
        public Text Place { get; }

        /// <summary>button only.</summary>
        public Text Id { get; }

        /// <summary>mat only.</summary>
        public bool IsLeft { get; }

        public Debounce Debounce { get; }

        public Supervision Supervision { get; }

        /// <summary>
        /// The input that a changeover contact's other wire leads to, always the opposite of this one; -1 without
        /// one.
        /// </summary>
        public int PairIndex { get; }

        /// <summary>The settled state, polarity considered; false while unknown.</summary>
        public bool IsOn
        {
            get { return Debounce.IsKnown && Debounce.Level != _activeLow; }
        }

        /// <summary>The mean delay of its sensor, to be subtracted from a stamp, in µs.</summary>
        public int LatencyUs
        {
            get { return _latencyUs < 0 ? 0 : _latencyUs; }
        }

        /// <summary>± µs: how far its sensor's delay scatters; 0 where nobody said.</summary>
        public int UncertaintyUs
        {
            get { return _scatterUs < 0 || IsPolled ? 0 : _scatterUs; }
        }

        /// <summary>
        /// ± µs: what a loop's detector may be off beyond that, where nobody measured it. The gateway counts it;
        /// here it only tells whether loop or reader has the better stamp.
        /// </summary>
        public int UnsaidUs
        {
            get { return _latencyUs < 0 ? UnsaidLatencyUs : _scatterUs < 0 ? UnsaidScatterUs : 0; }
        }

        /// <summary>Beyond that: what an edge that never came may lie off. For the present burst only.</summary>
        public int LostUs { get; set; }

        /// <summary>Its level as read once more: an edge that never came is taken up here.</summary>
        public bool Check(bool level, long us)
        {
            long lostUs;
            int uncertaintyUs;
            if (!_check.Take(level == Debounce.Raw, us, out lostUs, out uncertaintyUs))
            {
                return false;
            }

            LostUs = uncertaintyUs;
            Debounce.Read(level, lostUs);
            return true;
        }

        /// <summary>When this input next wants a look, in station µs.</summary>
        public long Plan()
        {
            Supervision.BurstSinceUs = Debounce.BurstSinceUs;
            long due = Due.First(Debounce.DueUs, Supervision.DueUs);
            return _pair == null ? due : Due.First(due, _pair.DueUs);
        }

        public void PairEdge(bool level, long us)
        {
            SettlePair(us);
            _pair.Edge(level, us);
        }

        public void PairLevel(bool level, long us)
        {
            SettlePair(us);
            _pair.Read(level, us);
        }

        /// <summary>
        /// Ends a burst that is over by now; true when the state changed or became known, at the burst's first edge.
        /// </summary>
        public bool TrySettle(long nowUs, out long changedUs)
        {
            bool changed = Debounce.TrySettle(nowUs, out changedUs);
            if (changed)
            {
                Supervision.OnSinceUs = IsOn ? changedUs : Due.Never;
                ComparePair(changedUs);
            }

            return changed;
        }

        /// <summary>What is wrong with it now, or that it is mended; null when there is nothing new.</summary>
        public string TakeFault(long nowUs)
        {
            if (_pair != null)
            {
                SettlePair(nowUs);
            }

            Supervision.BurstSinceUs = Debounce.BurstSinceUs;
            return Supervision.Take(nowUs);
        }

        private void SettlePair(long nowUs)
        {
            long us;
            if (_pair.TrySettle(nowUs, out us))
            {
                ComparePair(us);
            }
        }

        private void ComparePair(long us)
        {
            bool equal = _pair != null && _pair.IsKnown && Debounce.IsKnown && _pair.Level == Debounce.Level;
            Supervision.EqualSinceUs = !equal ? Due.Never : Due.First(Supervision.EqualSinceUs, us);
            Supervision.EqualOn = IsOn;
        }
    }
}
