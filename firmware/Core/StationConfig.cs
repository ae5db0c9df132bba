using PitMarshal.Core.Inputs;
using PitMarshal.Core.Payload;
using PitMarshal.Core.Readers;

namespace PitMarshal.Core
{
    /// <summary>What is wired to a station: its role, its inputs, and its readers.</summary>
    public sealed class StationConfig
    {
        /// <summary>In bytes. A longer configuration is refused unread.</summary>
        public const int LongestJson = 4096;

        private readonly int _i2cInputs;
        private readonly int _spiInputs;
        private int _taken;
        private bool _hasI2c;
        private ReaderForm _serialForm;

        private StationConfig(int i2cInputs, int spiInputs)
        {
            _i2cInputs = i2cInputs;
            _spiInputs = spiInputs;
        }

        public Text Role { get; } = new Text();

        /// <summary>By index; null where nothing is wired.</summary>
        public Input[] Inputs { get; } = new Input[Station.Slots];

        /// <summary>The point of the transponder reader; empty when there is none.</summary>
        public Text TagPoint { get; } = new Text();

        /// <summary>± µs of its stamps as they arrive, if somebody measured and stated it; else -1.</summary>
        public int TagUncertaintyUs { get; private set; } = -1;

        /// <summary>How the serial line speaks.</summary>
        public ReaderForm SerialForm
        {
            get { return _serialForm == ReaderForm.None ? ReaderForm.Lines : _serialForm; }
        }

        /// <summary>Of the serial line; 0: as the form has it.</summary>
        public int Baud { get; private set; }

        /// <summary>The infrared receiver's input pin; -1 when there is none.</summary>
        public int InfraredPin { get; private set; } = -1;

        /// <summary>The board's own badge reader, and the box it stands at.</summary>
        public ReaderForm BadgeForm { get; private set; }

        public Text BadgeBox { get; } = new Text();

        /// <summary>The board's own range sensor, and its first input pin, or -1.</summary>
        public ReaderForm RangeForm { get; private set; }

        public int RangePin { get; private set; } = -1;

        /// <summary>What distances mean; null without a range sensor.</summary>
        public RangePresence Range { get; private set; }

        /// <summary>FNV-1a of the payload it was read from; 0 without one.</summary>
        public uint Hash { get; private set; }

        /// <summary>A station nobody configured: it sees nothing.</summary>
        public static StationConfig Empty()
        {
            return new StationConfig(0, 0);
        }

        /// <summary>Null when it is not entirely usable: half a configuration would be a station that lies.</summary>
        /// <param name="i2cInputs">The inputs whose pins the bus takes, one bit each; in1 is the lowest.</param>
        /// <param name="spiInputs">The same of SPI.</param>
        public static StationConfig Parse(byte[] json, int i2cInputs, int spiInputs)
        {
            if (json == null || json.Length > LongestJson)
            {
                return null;
            }

            StationConfig config = new StationConfig(i2cInputs, spiInputs);
            config.Hash = Fnv.Append(Fnv.Start, json, 0, json.Length);
            JsonReader reader = new JsonReader(json, json.Length);
            return config.Read(reader) && reader.IsAtEnd && config.Role.IsName ? config : null;
        }

        /// <summary>The loop at the transponder reader's point; null without one.</summary>
        public Input LoopOfReader()
        {
            for (int i = 0; i < Inputs.Length; i++)
            {
                if (Inputs[i] != null && Inputs[i].Kind == Kind.Loop && Inputs[i].Place.Is(TagPoint))
                {
                    return Inputs[i];
                }
            }

            return null;
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
            InputConfig entry = new InputConfig();
            bool good = reader.EnterArray();
            while (good && reader.NextItem())
            {
                good = entry.Read(reader) && (entry.Form == ReaderForm.None ? Add(entry) : AddReader(entry));
            }

            return good && !reader.Failed;
        }

        /// <summary>False when a pin is taken already.</summary>
        private bool Take(int pins)
        {
            bool free = (_taken & pins) == 0;
            _taken |= pins;
            return free;
        }

        private bool Add(InputConfig entry)
        {
            bool free = Take(1 << entry.Index) && (entry.PairIndex < 0 || Take(1 << entry.PairIndex));
            Inputs[entry.Index] = new Input(entry, PlaceOf(entry));
            return free;
        }

        /// <summary>Inputs at one place share its name.</summary>
        private Text PlaceOf(InputConfig entry)
        {
            for (int i = 0; i < Inputs.Length; i++)
            {
                if (Inputs[i] != null && Inputs[i].Place.Is(entry.Place))
                {
                    return Inputs[i].Place;
                }
            }

            return Text.Copy(entry.Place);
        }

        /// <summary>
        /// False when there is one already: one transponder reader, one range sensor, one badge reader of the board's
        /// own.
        /// </summary>
        private bool AddReader(InputConfig entry)
        {
            bool free = TakePins(entry);
            if (entry.Form <= ReaderForm.Uhf)
            {
                _serialForm = entry.Form;
                Baud = entry.Baud > 0 ? entry.Baud : Baud;
            }

            switch (entry.Kind)
            {
                case Kind.Tag:
                    free = free && TagPoint.IsEmpty;
                    TagPoint.Set(entry.Place);
                    TagUncertaintyUs = entry.UncertaintyUs;
                    InfraredPin = entry.ReaderPin;
                    return free;
                case Kind.Car:
                    free = free && Range == null;
                    Range = new RangePresence(entry.NearMm, entry.FarMm);
                    RangeForm = entry.Form;
                    RangePin = entry.ReaderPin;
                    Inputs[entry.Index] = new Input(entry, PlaceOf(entry));
                    return free;
                default:
                    free = free && (entry.Form == ReaderForm.Lines || BadgeForm == ReaderForm.None);
                    BadgeForm = entry.Form == ReaderForm.Lines ? BadgeForm : entry.Form;
                    BadgeBox.Set(entry.Form == ReaderForm.Lines ? BadgeBox : entry.Place);
                    return free;
            }
        }

        private bool TakePins(InputConfig entry)
        {
            switch (entry.Form)
            {
                case ReaderForm.Infrared:
                    return Take(1 << entry.ReaderPin);
                case ReaderForm.Hcsr04:
                    return Take(3 << entry.ReaderPin);
                case ReaderForm.Mfrc522:
                    return Take(_spiInputs);
                case ReaderForm.Pn532:
                case ReaderForm.Vl53l0x:
                    bool free = _hasI2c || Take(_i2cInputs);
                    _hasI2c = true;
                    return free;
                default:
                    return _serialForm == ReaderForm.None || _serialForm == entry.Form;
            }
        }
    }
}
