using PitMarshal.Core.Payload;
using PitMarshal.Core.Readers;

namespace PitMarshal.Core.Inputs
{
    /// <content>One field of an entry after the other.</content>
    public sealed partial class InputConfig
    {
        private const int SlowestBaud = 1200;
        private const int FastestBaud = 921600;

        private bool ReadField(JsonReader reader)
        {
            bool good;
            if (reader.NameIs("in") || reader.NameIs("pair"))
            {
                bool own = reader.NameIs("in");
                int index = NoIndex;
                good = reader.ReadText(_word) && FindIndex(out index);
                Index = own ? index : Index;
                PairIndex = own ? PairIndex : index;
                return good && (own || index >= 0);
            }

            if (reader.NameIs("k"))
            {
                good = reader.ReadText(_word);
                Kind = KindTable.Find(_word);
                return good;
            }

            if (reader.NameIs("form"))
            {
                good = reader.ReadText(_word);
                Form = ReaderFormName.Find(_word);
                return good && Form != ReaderForm.None;
            }

            if (reader.NameIs("side"))
            {
                good = reader.ReadText(_word);
                IsLeft = _word.Is("left");
                return good && (IsLeft || _word.Is("right"));
            }

            if (reader.NameIs("p") || reader.NameIs("box"))
            {
                return reader.ReadText(Place) && Place.IsName;
            }

            if (reader.NameIs("id"))
            {
                return reader.ReadText(Id) && Id.IsName;
            }

            if (reader.NameIs("low"))
            {
                bool low;
                good = reader.ReadBool(out low);
                ActiveLow = low;
                return good;
            }

            return ReadTime(reader);
        }

        private bool ReadTime(JsonReader reader)
        {
            int value;
            bool good;
            if (reader.NameIs("debounceMs"))
            {
                good = ReadInt(reader, Input.ShortestDebounceMs, Input.LongestDebounceMs, out value);
                DebounceMs = value;
                return good;
            }

            if (reader.NameIs("stuckS"))
            {
                good = ReadInt(reader, 0, LongestStuckS, out value);
                StuckS = value;
                return good;
            }

            if (reader.NameIs("pmUs"))
            {
                good = ReadInt(reader, 0, 1000000, out value);
                UncertaintyUs = value;
                return good;
            }

            if (reader.NameIs("latencyUs"))
            {
                good = ReadInt(reader, 0, 1000000, out value);
                LatencyUs = value;
                return good;
            }

            return ReadOther(reader);
        }

        private bool ReadOther(JsonReader reader)
        {
            int value;
            bool good;
            if (reader.NameIs("baud"))
            {
                good = ReadInt(reader, SlowestBaud, FastestBaud, out value);
                Baud = value;
                return good;
            }

            if (reader.NameIs("nearMm") || reader.NameIs("farMm"))
            {
                bool near = reader.NameIs("nearMm");
                good = ReadInt(reader, 0, RangePresence.LongestMm, out value);
                NearMm = near ? value : NearMm;
                FarMm = near ? FarMm : value;
                return good;
            }

            return reader.Skip();
        }

        private static bool ReadInt(JsonReader reader, int least, int most, out int value)
        {
            long number;
            bool good = reader.ReadLong(out number) && number >= least && number <= most;
            value = (int)number;
            return good;
        }

        private bool FindIndex(out int index)
        {
            index = _word.Is("serial") ? Serial : _word.Is("i2c") ? I2c : _word.Is("spi") ? Spi : NoIndex;
            for (int i = 0; i < Station.InputCount && index == NoIndex; i++)
            {
                index = _word.Is("in" + (i + 1).ToString()) ? i : index;
            }

            return index != NoIndex;
        }
    }
}
