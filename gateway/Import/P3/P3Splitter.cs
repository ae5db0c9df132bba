namespace PitMarshal.Import.P3;

/// <summary>Cuts a stream where the frames' own marks say: inside a frame neither mark stands unescaped.</summary>
internal sealed class P3Splitter
{
    public const byte Begin = 0x8E, End = 0x8F;

    /// <summary>No record is nearly so long, in bytes as sent.</summary>
    public const int FrameMax = 4096;

    private readonly List<byte> _frame = [];
    private bool _between;

    /// <summary>Something was begun and not ended.</summary>
    public bool Rest => _frame.Count > 0;

    public IEnumerable<byte[]?> Split(ReadOnlyMemory<byte> bytes)
    {
        for (var i = 0; i < bytes.Length; i++)
        {
            var b = bytes.Span[i];
            if (b == Begin)
            {
                if (Rest)
                {
                    yield return null;
                }

                _between = false;
                _frame.Clear();
                _frame.Add(b);
            }
            else if (!Rest)
            {
                // Told once for each stretch of bytes outside of frames.
                if (!_between)
                {
                    yield return null;
                }

                _between = true;
            }
            else
            {
                _frame.Add(b);
                if (b == End || _frame.Count > FrameMax)
                {
                    yield return b == End ? [.. _frame] : null;
                    _frame.Clear();
                }
            }
        }
    }
}
