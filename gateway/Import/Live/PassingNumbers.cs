namespace PitMarshal.Import.Live;

/// <summary>Which numbers of a running decoder have come, and which are missing.</summary>
internal sealed class PassingNumbers
{
    /// <summary>Before the first passing that was heard others may have been lost; so many are asked for.</summary>
    private const long BeforeFirst = 8;

    /// <summary>More passings than a meeting has; what is older is not told again.</summary>
    private const int KnownMost = 1_000_000;

    /// <summary>As many holes are waited for; of more the oldest is given up, and stays a gap.</summary>
    internal const int MostHoles = 1024;

    private readonly NumberSpans _holes = new();
    private readonly Dictionary<long, long> _known = [];

    /// <summary>Counts its restarts, from 1; 0 before the first passing.</summary>
    public int Boot { get; private set; }

    public long Highest { get; private set; }

    /// <summary>The decoder's clock at its latest passing, µs.</summary>
    public long LatestMicros { get; private set; } = long.MinValue;

    public NumberSpans Holes => _holes;

    /// <summary>Goes on where a log ends.</summary>
    public void Recall(int boot, long number)
    {
        if (boot > Boot)
        {
            (Boot, Highest) = (boot, number);
            _holes.Clear();
        }
        else if (boot == Boot && number > Highest)
        {
            Highest = number;
        }
    }

    public void RecallHole(int boot, long from, long to)
    {
        if (boot == Boot)
        {
            _holes.Add(from, to);
            Highest = Math.Max(Highest, to);
        }
    }

    /// <summary>All of it came.</summary>
    public void RecallFilled(long from, long to)
    {
        while (_holes.Within(from, to) is { } hole && hole.From >= from && hole.To <= to)
        {
            _holes.Remove(hole);
        }
    }

    /// <summary>Takes the number of the next passing. A hole that it opened is <see cref="Holes"/>' last.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="clockMicros">Its time by the decoder's clock.</param>
    /// <param name="boot">Which of its numberings it belongs to, where the decoder says that; they count up.</param>
    public NumberKind Take(long number, long clockMicros, int? boot = null)
    {
        if (Boot == 0)
        {
            Boot = boot ?? 1;
            Highest = Math.Max(0, number - 1 - BeforeFirst);
        }

        if (boot is { } numbering && numbering != Boot)
        {
            return numbering < Boot ? NumberKind.Again : Restart(numbering, number, clockMicros);
        }

        if (_holes.Within(number, number) is { } there)
        {
            Fill(there, number);
            Know(number, clockMicros);
            return NumberKind.Late;
        }

        if (number > Highest)
        {
            if (number > Highest + 1)
            {
                _holes.Add(Highest + 1, number - 1);
            }

            return Reach(number, clockMicros);
        }

        // One that is sent again has the time that it had; of one that an earlier gateway heard only that is not later.
        var isAgain = _known.TryGetValue(number, out var then) ? then == clockMicros
            : clockMicros <= LatestMicros || LatestMicros == long.MinValue;
        return isAgain || boot is not null ? NumberKind.Again : Restart(Boot + 1, number, clockMicros);
    }

    private NumberKind Restart(int boot, long number, long clockMicros)
    {
        (Boot, LatestMicros) = (boot, long.MinValue);
        _holes.Clear();
        _known.Clear();
        Reach(number, clockMicros);
        return NumberKind.Restarted;
    }

    private NumberKind Reach(long number, long clockMicros)
    {
        Highest = number;
        Know(number, clockMicros);
        return NumberKind.Next;
    }

    private void Know(long number, long clockMicros)
    {
        LatestMicros = Math.Max(LatestMicros, clockMicros);
        if (_known.Count >= KnownMost)
        {
            _known.Clear();
        }

        _known[number] = clockMicros;
    }

    private void Fill((long From, long To) hole, long number)
    {
        _holes.Remove(hole);
        _holes.Add(hole.From, number - 1);
        _holes.Add(number + 1, hole.To);
    }
}
