namespace PitMarshal.Core
{
    /// <summary>One configured input: what is wired to it, and what it does just now.</summary>
    public sealed class Input
    {
        public const int ShortestDebounceMs = 0;
        public const int LongestDebounceMs = 1000;

        /// <summary>No car stands on a timing loop, and no marshal on a button, for as long.</summary>
        public const long StuckUs = 60000000;

        /// <summary>A contact that has not settled for as long never will.</summary>
        public const long ChatterUs = 2000000;

        private readonly bool _activeLow;
        private long _onSinceUs = Due.Never;
        private long _reportedBurstUs = -1;

        public Input(InputConfig config)
        {
            Index = config.Index;
            Name = "in" + (config.Index + 1).ToString();
            Kind = config.Kind;
            Place.Set(config.Place);
            Id.Set(config.Id);
            IsLeft = config.IsLeft;
            _activeLow = config.ActiveLow;
            Debounce = new Debounce(config.DebounceMs * 1000L);
        }

        /// <summary>0 is in1.</summary>
        public int Index { get; }

        public string Name { get; }

        public Kind Kind { get; }

        /// <summary>The point of a loop; the box of anything else, empty for a button of no box.</summary>
        public Text Place { get; } = new Text();

        /// <summary>button only.</summary>
        public Text Id { get; } = new Text();

        /// <summary>mat only.</summary>
        public bool IsLeft { get; }

        public Debounce Debounce { get; }

        /// <summary>The settled state, polarity considered; false while unknown.</summary>
        public bool IsOn
        {
            get { return Debounce.IsKnown && Debounce.Level != _activeLow; }
        }

        /// <summary>When this input next wants a look, in station µs.</summary>
        public long DueUs
        {
            get { return Due.First(Debounce.DueUs, Due.First(StuckDueUs, ChatterDueUs)); }
        }

        private long StuckDueUs
        {
            get { return _onSinceUs == Due.Never ? Due.Never : _onSinceUs + StuckUs; }
        }

        private long ChatterDueUs
        {
            get
            {
                long since = Debounce.BurstSinceUs;
                return since == Due.Never || since == _reportedBurstUs ? Due.Never : since + ChatterUs;
            }
        }

        /// <summary>After a change settled: a state that may not last is watched.</summary>
        public void Changed(long us)
        {
            bool watched = IsOn && (Kind == Kind.Loop || Kind == Kind.Button);
            _onSinceUs = watched ? us : Due.Never;
        }

        /// <summary>What is wrong with it now; null when nothing is, or it was told already.</summary>
        public string TakeFault(long nowUs)
        {
            if (nowUs >= StuckDueUs)
            {
                _onSinceUs = Due.Never;
                return "stuck";
            }

            if (nowUs >= ChatterDueUs)
            {
                _reportedBurstUs = Debounce.BurstSinceUs;
                return "chatter";
            }

            return null;
        }
    }
}
