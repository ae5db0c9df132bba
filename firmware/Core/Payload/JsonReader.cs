namespace PitMarshal.Core.Payload
{
    /// <summary>
    /// Reads JSON from bytes that anybody may have sent: strict, bounded, without garbage. It never throws, and every
    /// call either moves on or fails for good; once <see cref="Failed"/>, everything answers no. Texts are at most
    /// <see cref="Text.Capacity"/> bytes, names likewise (a longer name matches nothing), numbers are whole.
    /// </summary>
    public sealed partial class JsonReader
    {
        private const int Deepest = 8;

        private readonly byte[] _json;
        private readonly int _length;
        private readonly Text _name = new Text();
        private int _at;
        private int _depth;
        private bool _first;

        public JsonReader(byte[] json, int length)
        {
            _json = json;
            _length = length;
        }

        public bool Failed { get; private set; }

        /// <summary>Whether all was read, and nothing but blanks is left.</summary>
        public bool IsAtEnd
        {
            get { return !Failed && _depth == 0 && Next() < 0; }
        }

        /// <summary>Steps into an object; its members follow through <see cref="NextName"/>.</summary>
        public bool EnterObject()
        {
            return Enter('{');
        }

        /// <summary>Steps into an array; its items follow through <see cref="NextItem"/>.</summary>
        public bool EnterArray()
        {
            return Enter('[');
        }

        /// <summary>
        /// Moves to the next member's value; false at the object's end. The value must then be read or skipped.
        /// </summary>
        public bool NextName()
        {
            return Step('}') && ReadString(_name, true) && Take(':');
        }

        /// <summary>Moves to the next item; false at the array's end. The item must then be read or skipped.</summary>
        public bool NextItem()
        {
            return Step(']');
        }

        /// <summary>Compares the member's name with an ASCII text.</summary>
        public bool NameIs(string name)
        {
            return _name.Is(name);
        }

        public bool ReadText(Text to)
        {
            return ReadString(to, false);
        }

        public bool ReadBool(out bool value)
        {
            value = Next() == 't';
            return Word(value ? "true" : "false");
        }

        /// <summary>Passes over a value of any kind.</summary>
        public bool Skip()
        {
            switch (Next())
            {
                case '{':
                    bool open = EnterObject();
                    while (open && NextName())
                    {
                        Skip();
                    }

                    return !Failed;
                case '[':
                    open = EnterArray();
                    while (open && NextItem())
                    {
                        Skip();
                    }

                    return !Failed;
                case '"': return ReadString(_name, true);
                case 't': return Word("true");
                case 'f': return Word("false");
                case 'n': return Word("null");
                default: return SkipNumber();
            }
        }

        private bool Enter(char bracket)
        {
            if (_depth == Deepest || !Take(bracket))
            {
                return Fail();
            }

            _depth++;
            _first = true;
            return true;
        }

        /// <summary>
        /// To the next member or item: over a comma, unless it is the first. False at the closing bracket.
        /// </summary>
        private bool Step(char closing)
        {
            if (Failed || _depth == 0)
            {
                return Fail();
            }

            bool first = _first;
            _first = false;
            if (Next() == closing)
            {
                _at++;
                _depth--;
                return false;
            }

            return first || Take(',');
        }

        /// <summary>The next character that is no blank, not taken yet; -1 at the end or after a failure.</summary>
        private int Next()
        {
            while (_at < _length)
            {
                byte value = _json[_at];
                if (value > ' ' || !IsBlank(value))
                {
                    return Failed ? -1 : value;
                }

                _at++;
            }

            return -1;
        }

        private bool Take(char expected)
        {
            if (Next() != expected)
            {
                return Fail();
            }

            _at++;
            return true;
        }

        private bool Word(string word)
        {
            bool good = Next() >= 0 && _at + word.Length <= _length;
            for (int i = 0; good && i < word.Length; i++)
            {
                good = _json[_at + i] == word[i];
            }

            _at += word.Length;
            return good || Fail();
        }

        private static bool IsBlank(byte value)
        {
            return value == ' ' || value == '\n' || value == '\r' || value == '\t';
        }

        private bool ReadString(Text to, bool mayBeLonger)
        {
            to.Clear();
            int at = Next() == '"' ? JsonString.Read(_json, _at + 1, _length, to, mayBeLonger) : -1;
            if (at < 0)
            {
                return Fail();
            }

            _at = at;
            return true;
        }

        private bool Fail()
        {
            Failed = true;
            return false;
        }
    }
}
