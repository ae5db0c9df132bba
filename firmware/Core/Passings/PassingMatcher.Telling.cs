namespace PitMarshal.Core.Passings
{
    /// <content>What is told of a passing that is decided.</content>
    public sealed partial class PassingMatcher
    {
        private void EmitClaim(int index, bool alone)
        {
            Transponder heard = _heard[index];
            if (heard.IsTold && !heard.IsIdentity)
            {
                Remove(index);
            }
            else if (alone && _loop.UncertaintyUs(0) + _loopUnsaidUs <= heard.UncertaintyUs)
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
            bool loopIsBetter = _hasLoop && _loopUncertaintyUs + _loopUnsaidUs <= heard.UncertaintyUs;
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
            Tell(heard, us, uncertaintyUs);
            if (!heard.IsIdentity)
            {
                Remove(index);
            }
        }

        private void Tell(Transponder heard, long us, int uncertaintyUs)
        {
            _form.Begin(Kind.Tag, us, uncertaintyUs);
            _form.Place.Set(_point);
            _form.Id.Set(heard.Id);
            _form.Hits = heard.Hits;
            _form.Rssi = heard.Rssi;
            _outbox.Append(_form);
            heard.IsTold = true;
            heard.Hits = 0;
        }

        private void Remove(int index)
        {
            Transponder heard = _heard[index];
            _count--;
            for (int i = index; i < _count; i++)
            {
                _heard[i] = _heard[i + 1];
            }

            _heard[_count] = heard;
        }
    }
}
