namespace PitMarshal.Core
{
    /// <summary>What is wired to a station: its role, its inputs, and what the serial line reports.</summary>
    public sealed class StationConfig
    {
        /// <summary>In bytes. A longer configuration is refused unread.</summary>
        public const int LongestJson = 4096;

        private readonly InputConfig _entry = new InputConfig();

        private StationConfig()
        {
        }

        public Text Role { get; } = new Text();

        /// <summary>By index; null where nothing is wired.</summary>
        public Input[] Inputs { get; } = new Input[Station.InputCount];

        /// <summary>The point of the transponder decoder on the serial line; empty when there is none.</summary>
        public Text TagPoint { get; } = new Text();

        /// <summary>± µs of the decoder's stamps as they arrive, if somebody measured and stated it; else -1.</summary>
        public int TagUncertaintyUs { get; private set; } = -1;

        /// <summary>FNV-1a of the payload it was read from; 0 without one.</summary>
        public uint Hash { get; private set; }

        /// <summary>A station nobody configured: it sees nothing.</summary>
        public static StationConfig Empty()
        {
            return new StationConfig();
        }

        /// <summary>Null when it is not entirely usable: half a configuration would be a station that lies.</summary>
        public static StationConfig Parse(byte[] json)
        {
            if (json == null || json.Length > LongestJson)
            {
                return null;
            }

            StationConfig config = new StationConfig();
            config.Hash = Fnv.Append(Fnv.Start, json, 0, json.Length);
            JsonReader reader = new JsonReader(json, json.Length);
            return config.Read(reader) && reader.IsAtEnd && config.Role.IsName && config.PairsAreFree() ? config : null;
        }

        /// <summary>Whether every pair has an input of its own.</summary>
        private bool PairsAreFree()
        {
            int used = 0;
            for (int i = 0; i < Inputs.Length; i++)
            {
                used |= Inputs[i] == null ? 0 : 1 << i;
            }

            bool free = true;
            for (int i = 0; i < Inputs.Length; i++)
            {
                int pair = Inputs[i] == null || Inputs[i].PairIndex < 0 ? 0 : 1 << Inputs[i].PairIndex;
                free = free && (used & pair) == 0;
                used |= pair;
            }

            return free;
        }

        private bool Read(JsonReader reader)
        {
            bool good = reader.EnterObject();
            while (good && reader.NextName())
            {
                good = reader.NameIs("role") ? reader.ReadText(Role)
                    : reader.NameIs("inputs") ? ReadInputs(reader)
                    : reader.Skip();
            }

            return good && !reader.Failed;
        }

        private bool ReadInputs(JsonReader reader)
        {
            bool good = reader.EnterArray();
            while (good && reader.NextItem())
            {
                good = _entry.Read(reader) && Add(_entry);
            }

            return good && !reader.Failed;
        }

        /// <summary>False when the place is taken: one thing to a pin, one decoder to the line.</summary>
        private bool Add(InputConfig entry)
        {
            if (entry.Index >= 0)
            {
                bool free = Inputs[entry.Index] == null;
                Inputs[entry.Index] = new Input(entry);
                return free;
            }

            if (entry.Kind != Kind.Tag)
            {
                return true;
            }

            bool first = TagPoint.IsEmpty;
            TagPoint.Set(entry.Place);
            TagUncertaintyUs = entry.UncertaintyUs;
            return first;
        }
    }
}
