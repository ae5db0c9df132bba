using System.Globalization;
using PitMarshal.Events;

namespace PitMarshal.Import.Live;

/// <summary>
/// What a running decoder has not told: a gap is opened as soon as its numbers show one, or the connection is cut,
/// asked for again, and closed when all of it has come.
/// </summary>
/// <param name="log">What is told of it.</param>
/// <param name="line">Where the decoder's loop lies.</param>
/// <param name="question">How passings, both inclusive, are asked for again.</param>
internal sealed class PassingGaps(ImportedLog log, string line, Func<uint, uint, byte[]> question)
{
    private const long AskEveryMicros = 5_000_000;
    private const int AsksMost = 12;

    /// <summary>A larger hole is none of this race: the decoder went on elsewhere.</summary>
    private const long AskedMost = 10_000;

    private readonly PassingNumbers _numbers = new();
    private readonly NumberSpans _opened = new();
    private readonly Dictionary<long, (int Asks, Instant At)> _asks = [];
    private string _station = "";
    private long? _cutFrom;
    private Instant? _latest;

    public string Boot => Math.Max(1, _numbers.Boot).ToString(CultureInfo.InvariantCulture);

    public long Highest => _numbers.Highest;

    public NumberSpans Holes => _numbers.Holes;

    /// <summary>Goes on where the log ends: what a decoder said while no gateway ran shows in its numbers.</summary>
    public void Begin(string station, IEnumerable<RaceEvent> recorded)
    {
        _station = station;
        foreach (var e in recorded)
        {
            if (e is GapOpened { To: { } to } gap && gap.Station == station)
            {
                _numbers.RecallHole(Number(gap.Boot), gap.From, to);
                _opened.Add(gap.From, to);
            }
            else if (e is GapOpened open && open.Station == station)
            {
                _cutFrom = open.From;
            }
            else if (e is GapClosed closed && closed.Station == station)
            {
                if (_opened.Within(closed.From, closed.From) is { } opened)
                {
                    _opened.Remove(opened);
                    _numbers.RecallFilled(closed.From, closed.To ?? closed.From);
                }

                _cutFrom = _cutFrom == closed.From ? null : _cutFrom;
            }
            else if (e is CarPassed && e.Source?.Split('/') is [var from, var boot, var number] && from == station
                && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n))
            {
                _numbers.Recall(Number(boot), n);
                _latest = e.At;
            }
        }

        if (_latest is { } heard)
        {
            Cut(heard);
        }
    }

    /// <summary>Takes the number of a passing; false: it was here already.</summary>
    /// <param name="passing">What the decoder says.</param>
    /// <param name="at">Its instant.</param>
    /// <param name="opened">Since when the decoder is heard.</param>
    /// <param name="late">It was missing, and came when it was asked for.</param>
    public bool Take(DecoderPassing passing, Instant at, Instant opened, out bool late)
    {
        var (before, boot, number) = (_numbers.Highest, Boot, passing.Number);
        var kind = _numbers.Take(number, passing.ClockMicros, passing.Boot);
        late = kind == NumberKind.Late;
        if (kind == NumberKind.Again)
        {
            return false;
        }

        EndCut(boot);
        if (kind == NumberKind.Restarted)
        {
            _opened.Clear();
            _asks.Clear();
            Doubt("restarted", _latest ?? at, at, null);
        }
        else if (kind == NumberKind.Next && number > before + 1 && _numbers.Holes.Last is var hole
            && hole.To == number - 1)
        {
            _opened.Add(hole.From, hole.To);
            log.AddHole(_station, Boot, hole, (_latest ?? opened, at), line);
            GiveUpOldest();
        }

        _latest = kind == NumberKind.Late ? _latest : at;
        CloseFilled(number, at);
        return true;
    }

    /// <summary>What passes from now on nobody tells, until the numbers say what it was.</summary>
    public void Cut(Instant heard)
    {
        if (_cutFrom is null && _numbers.Boot > 0)
        {
            _cutFrom = Highest + 1;
            log.Add(new GapOpened(_station, Boot, Highest + 1, null, null, [line], []) { At = heard });
        }
    }

    /// <summary>Whatever it timed between two exchanges lies nobody knows where, by as much as it was set.</summary>
    public void ClockWasSet(Instant since, Instant until, long step) => Doubt("its clock was set",
        since.Plus(-Math.Abs(step)), until.Plus(Math.Abs(step)), step);

    /// <summary>The holes to ask for now.</summary>
    public IEnumerable<byte> Requests(Instant now)
    {
        foreach (var (from, to) in _numbers.Holes.All
            .Where(hole => _asks.GetValueOrDefault(hole.To).Asks < AsksMost).Take(16).ToList())
        {
            var (asks, at) = _asks.GetValueOrDefault(to);
            if (to - from < AskedMost && (asks == 0 || now.Since(at) >= AskEveryMicros))
            {
                _asks[to] = (asks + 1, now);
                foreach (var b in question((uint)from, (uint)to))
                {
                    yield return b;
                }
            }
        }
    }

    private void Doubt(string reason, Instant from, Instant to, long? step)
    {
        log.Add(new SensorDoubted(_station, line, reason, StepUs: step) { At = from < to ? from : to });
        log.Add(new SensorTrusted(_station, line, reason) { At = from < to ? to : from });
    }

    private void EndCut(string boot)
    {
        if (_cutFrom is { } from)
        {
            _cutFrom = null;
            log.Add(new GapClosed(_station, boot, from) { At = _latest ?? default });
        }
    }

    private void CloseFilled(long number, Instant at)
    {
        if (_opened.Within(number, number) is var (from, to) && _numbers.Holes.Within(from, to) is null)
        {
            _opened.Remove((from, to));
            _asks.Remove(to);
            log.Add(new GapClosed(_station, Boot, from, to) { At = at });
        }
    }

    /// <summary>Its gap stays open: nobody waits for the numbers any more.</summary>
    private void GiveUpOldest()
    {
        if (_numbers.Holes.Count > PassingNumbers.MostHoles)
        {
            var oldest = _numbers.Holes.First;
            _numbers.Holes.Remove(oldest);
            _asks.Remove(oldest.To);
            if (_opened.Within(oldest.From, oldest.To) is { } gap)
            {
                _opened.Remove(gap);
            }
        }
    }

    private static int Number(string boot) =>
        int.TryParse(boot, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1;
}
