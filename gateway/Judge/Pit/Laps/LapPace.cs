using PitMarshal.Events;
using PitMarshal.Judge.RaceWide;
using PitMarshal.Judge.Times;

namespace PitMarshal.Judge.Pit.Laps;

/// <summary>
/// How long a car's laps usually are: under green, without a pulse of the pit lane's lines. What is known of it grows
/// with the race; what was said of a lap before is not taken back.
/// </summary>
public sealed class LapPace(RaceSpan race, Track track)
{
    private const int Recent = 5;

    private readonly List<long> _recent = [];
    private Instant? _last;
    private bool _isClean;

    /// <summary>The median of the last few laps, µs; null while too few are known.</summary>
    public long? Usual { get; private set; }

    /// <summary>The least that it ever was: the pace of a free track.</summary>
    public long? Best { get; private set; }

    /// <summary>The last of those laps; null while none is known.</summary>
    public long? Any => _recent is [.., var last] ? last : null;

    /// <summary>Laps under green in which the car lost time, so that a visit that nobody saw may hide in one.</summary>
    public List<Spell> LongLaps { get; } = [];

    /// <summary>So many of those took just two or three laps' time: passings of start-finish that nobody saw.</summary>
    public int Unseen { get; private set; }

    /// <summary>A pulse of the pit lane's lines: the lap is no measure of the others.</summary>
    public void Spoil() => _isClean = false;

    /// <summary>The next lap begins.</summary>
    public void Pass(Instant at)
    {
        var (last, isClean) = (_last, _isClean);
        (_last, _isClean) = (at, true);
        if (last is { } from && isClean && IsGreen(from, at))
        {
            Add(from, at);
        }
    }

    /// <summary>By so much (2.5 %) laps differ from the usual ones, µs.</summary>
    public static long Play(long micros) => micros / 40;

    /// <summary>The track was green from one instant to another.</summary>
    public bool IsGreen(Instant from, Instant to) => track.Flags.At(to) == Flag.Green
        && !(track.Flags.Since(to) > from) && race.SuspendedMicros(from, to) == 0;

    private void Add(Instant from, Instant to)
    {
        var micros = to.Since(from);
        if (Usual is { } usual && micros > usual + (usual / 10) + 3_000_000)
        {
            LongLaps.Add(new Spell(from, 0, to, 0));
            var laps = (micros + (usual / 2)) / usual;
            Unseen += laps is 2 or 3 && Math.Abs(micros - (laps * usual)) <= Play(laps * usual) ? 1 : 0;
        }

        if (micros > Best + (Best / 2))
        {
            // Two laps with a passing lost between, or a long stand: no pace of anything.
            return;
        }

        _recent.Add(micros);
        if (_recent.Count > Recent)
        {
            _recent.RemoveAt(0);
        }

        if (_recent.Count > 1)
        {
            Usual = Median();
            Best = Best < Usual ? Best : Usual;
        }
    }

    private long Median()
    {
        Span<long> laps = stackalloc long[_recent.Count];
        _recent.CopyTo(laps);
        laps.Sort();
        return laps[laps.Length / 2];
    }
}
