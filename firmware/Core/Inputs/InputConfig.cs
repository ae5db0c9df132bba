using PitMarshal.Core.Payload;
using PitMarshal.Core.Readers;

namespace PitMarshal.Core.Inputs
{
    /// <summary>One entry of the configuration's <c>inputs</c>, as it is being read.</summary>
    public sealed partial class InputConfig
    {
        public const int DefaultDebounceMs = 20;

        /// <summary>The serial line in place of an input.</summary>
        public const int Serial = -1;

        /// <summary>The I2C bus in place of an input.</summary>
        public const int I2c = -3;

        /// <summary>The SPI bus in place of an input.</summary>
        public const int Spi = -4;

        /// <summary>A day.</summary>
        public const int LongestStuckS = 86400;

        private const int NoIndex = -2;

        private readonly Text _word = new Text();

        /// <summary>0 is in1; of a reader's, <see cref="Station.RangeInput"/> or one of the constants.</summary>
        public int Index { get; private set; }

        /// <summary>The input pin that a reader takes; -1 when it takes none.</summary>
        public int ReaderPin { get; private set; }

        public Kind Kind { get; private set; }

        public Text Place { get; } = new Text();

        public Text Id { get; } = new Text();

        public bool IsLeft { get; private set; }

        public int DebounceMs { get; private set; }

        public bool ActiveLow { get; private set; }

        /// <summary>The mean delay of a contact's sensor, in µs; -1 when nobody measured it.</summary>
        public int LatencyUs { get; private set; }

        /// <summary>
        /// ± µs, stated by who measured it: of a reader's stamps as they arrive, of a contact's sensor what its delay
        /// scatters; -1 when nobody did.
        /// </summary>
        public int UncertaintyUs { get; private set; }

        /// <summary>The input that hears the other wire of a changeover contact; -1 without one.</summary>
        public int PairIndex { get; private set; }

        /// <summary>How long it may be on, in s; 0: for ever.</summary>
        public int StuckS { get; private set; }

        /// <summary>How its reader speaks; <see cref="ReaderForm.None"/> for a contact.</summary>
        public ReaderForm Form { get; private set; }

        /// <summary>Of the serial line; 0: as the form has it.</summary>
        public int Baud { get; private set; }

        /// <summary>Range sensors: see <see cref="RangePresence(int, int)"/>.</summary>
        public int NearMm { get; private set; }

        public int FarMm { get; private set; }

        /// <summary>Reads one entry; false when it is no entry, or one that makes no sense.</summary>
        public bool Read(JsonReader reader)
        {
            Clear();
            bool hasSide = false;
            bool good = reader.EnterObject();
            while (good && reader.NextName())
            {
                hasSide = hasSide || reader.NameIs("side");
                good = ReadField(reader);
            }

            StuckS = StuckS >= 0 ? StuckS : KindTable.Of(Kind).StuckS;
            return good && !reader.Failed && (IsReader ? IsSoundReader() : IsSound(hasSide));
        }

        private bool IsReader
        {
            get { return Form != ReaderForm.None || (Index < 0 && Index != NoIndex); }
        }

        private void Clear()
        {
            Index = NoIndex;
            ReaderPin = -1;
            Kind = Kind.None;
            Place.Clear();
            Id.Clear();
            IsLeft = false;
            DebounceMs = DefaultDebounceMs;
            ActiveLow = true;
            LatencyUs = -1;
            UncertaintyUs = -1;
            PairIndex = -1;
            StuckS = -1;
            Form = ReaderForm.None;
            Baud = 0;
            NearMm = RangePresence.DefaultNearMm;
            FarMm = -1;
        }

        private bool IsSound(bool hasSide)
        {
            switch (KindTable.Of(Kind).Needs)
            {
                case ContactNeeds.Place: return Index >= 0 && !Place.IsEmpty;
                case ContactNeeds.PlaceAndSide: return Index >= 0 && !Place.IsEmpty && hasSide;
                case ContactNeeds.Id: return Index >= 0 && !Id.IsEmpty;
                default: return false;
            }
        }

        /// <summary>
        /// Whether form, kind and wire belong together. A range sensor's car takes the slot that no pin has.
        /// </summary>
        private bool IsSoundReader()
        {
            Form = Form == ReaderForm.None ? ReaderForm.Lines : Form;
            FarMm = FarMm < 0 ? NearMm + RangePresence.DefaultFarMm - RangePresence.DefaultNearMm : FarMm;
            ReaderPin = Index >= 0 ? Index : -1;
            bool good;
            switch (Form)
            {
                case ReaderForm.Lines:
                    good = Index == Serial
                        && (Kind == Kind.Badge || ((Kind == Kind.Tag || Kind == Kind.Car) && !Place.IsEmpty));
                    break;
                case ReaderForm.P3:
                case ReaderForm.Uhf:
                    good = Index == Serial && Kind == Kind.Tag && !Place.IsEmpty;
                    break;
                case ReaderForm.Infrared:
                    good = Index >= 0 && Kind == Kind.Tag && !Place.IsEmpty;
                    break;
                case ReaderForm.Mfrc522:
                case ReaderForm.Pn532:
                    good = Index == (Form == ReaderForm.Pn532 ? I2c : Spi) && Kind == Kind.Badge && !Place.IsEmpty;
                    break;
                case ReaderForm.Vl53l0x:
                    good = Index == I2c && Kind == Kind.Car && !Place.IsEmpty;
                    break;
                default:
                    good = Index >= 0 && Index < Station.InputCount - 1 && Kind == Kind.Car && !Place.IsEmpty;
                    break;
            }

            if (Kind == Kind.Car)
            {
                Index = Station.RangeInput;
                ActiveLow = false;
            }

            return good && NearMm <= FarMm && PairIndex < 0 && LatencyUs <= 0;
        }
    }
}
