namespace PitMarshal.Core.Payload
{
    /// <content>Numbers, to the letter of the grammar.</content>
    public sealed partial class JsonReader
    {
        /// <summary>A whole number that fits; a fraction or an exponent fails.</summary>
        public bool ReadLong(out long value)
        {
            value = 0;
            bool negative = Next() == '-';
            _at += negative ? 1 : 0;
            int start = _at;
            while (IsDigit(_at))
            {
                int digit = _json[_at] - '0';
                if (value > (long.MaxValue - digit) / 10)
                {
                    return Fail();
                }

                value = value * 10 + digit;
                _at++;
            }

            bool good = _at > start && (_json[start] != '0' || _at == start + 1) && !IsFraction();
            value = negative ? -value : value;
            return good || Fail();
        }

        private bool SkipNumber()
        {
            Next();
            _at += _at < _length && _json[_at] == '-' ? 1 : 0;
            int start = _at;
            bool good = SkipDigits() && (_json[start] != '0' || _at == start + 1);
            if (good && _at < _length && _json[_at] == '.')
            {
                _at++;
                good = SkipDigits();
            }

            if (good && _at < _length && (_json[_at] | 0x20) == 'e')
            {
                _at++;
                _at += _at < _length && (_json[_at] == '+' || _json[_at] == '-') ? 1 : 0;
                good = SkipDigits();
            }

            return (good && !Failed) || Fail();
        }

        private bool SkipDigits()
        {
            int start = _at;
            while (IsDigit(_at))
            {
                _at++;
            }

            return _at > start;
        }

        private bool IsDigit(int at)
        {
            return at < _length && !Failed && _json[at] >= '0' && _json[at] <= '9';
        }

        private bool IsFraction()
        {
            return _at < _length && (_json[_at] == '.' || (_json[_at] | 0x20) == 'e');
        }
    }
}
