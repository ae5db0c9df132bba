using System.Globalization;
using PitMarshal.Events;
using PitMarshal.Import.Live;

namespace PitMarshal.Import.P3;

/// <summary>
/// A MYLAPS decoder at the gateway. Its numbers show what is missing, which is asked for again; its clock is asked
/// every few seconds, so its passings lie on the gateway's clock, each as uncertain as that exchange.
/// </summary>
public sealed class P3Live(LiveAddress address, ImportedLog log, IEnumerable<RaceEvent> recorded) : LiveReader(log)
{
    private const byte NumberTag = 0x01, TransponderTag = 0x03, ClockTag = 0x04, DecoderTag = 0x81;
    private const long AskEveryMicros = 5_000_000, AnswerMicros = 2_000_000, SampleEveryMicros = 60_000_000;

    /// <summary>A passing comes at once, µs.</summary>
    private const long PromptMicros = 5_000_000;

    /// <summary>A connection keeps the order: what was not answered while so much else came never is.</summary>
    private const long LostMicros = 10_000_000;

    private const int WaitingMost = 4096;

    private readonly ImportedLog _log = log;
    private readonly P3Clock _clock = new();
    private readonly P3Gaps _gaps = new(log, address.Line);
    private readonly Queue<(P3Record Record, Instant Rx)> _waiting = [];
    private P3Splitter _splitter = new();
    private string? _id;
    private bool _online;
    private Instant? _since, _heard, _asked, _sampled;

    /// <summary>The first passing by the clock as it was not set since; null: none yet.</summary>
    private long? _sureFrom;


    /// <summary>The question that waits for its answer, at most one: so it is known which an answer answers.</summary>
    private Instant? _unanswered;

    private string Station => $"amb-p3-{_id ?? address.Host}";

    public override byte[] Requests(Instant now)
    {
        List<byte> requests = [];
        if (_unanswered is { } oldest && now.Since(oldest) > LostMicros && _heard > oldest.Plus(LostMicros / 2))
        {
            _unanswered = null;
        }

        if (_online && (_asked is not { } asked || now.Since(asked) >= AskEveryMicros))
        {
            _asked = now;
            if (_unanswered is null)
            {
                _unanswered = now;
                requests.AddRange(P3Request.OfTime());
            }
        }

        if (_online)
        {
            requests.AddRange(_gaps.Requests(now));
        }

        return [.. requests];
    }

    protected override void OnOpened(Instant now)
    {
        (_online, _since, _asked, _splitter) = (true, now, null, new P3Splitter());
        _unanswered = null;
    }

    protected override void OnTake(ReadOnlySpan<byte> bytes, Instant rx)
    {
        _heard = rx;
        foreach (var frame in _splitter.Split(bytes.ToArray()))
        {
            string? what = "bytes that are no whole record";
            if (frame is not null && P3Record.Read(frame, out what) is { } record)
            {
                Take(record, rx);
            }
            else
            {
                // A damaged passing is a number that does not come: it is asked for again.
                Refuse(what!);
            }
        }

        Flush(rx);
    }

    protected override void OnClosed(Instant now)
    {
        (_online, _since) = (false, null);
        _waiting.Clear();
        if (_heard is { } heard && _id is not null)
        {
            _gaps.Cut(heard);
        }
    }

    protected override LiveHealth Look() => new(Station, "P3 decoder", [address.Line])
    {
        Online = _online, OnlineSince = _since, LastHeard = _heard, Boot = _id is null ? null : _gaps.Boot,
        UpTo = _gaps.Highest, Holes = [.. _gaps.Holes.All], Exchange = _clock.Latest,
        ClockUMs = _clock.IsKnown && _heard is { } heard ? _clock.UMs(heard) : null, Refused = _log.Report.Refused,
    };

    private void Refuse(string what) => _log.Report.Refuse(new Place(address.ToString(), 1), what);

    private void Take(P3Record record, Instant rx)
    {
        if (record[DecoderTag] is { } number)
        {
            var id = number.ToString("x", CultureInfo.InvariantCulture);
            if (_id is null)
            {
                _id = id;
                _gaps.Begin(Station, recorded);
                if (!_clock.IsKnown
                    && recorded.OfType<ClockSampled>().LastOrDefault(one => one.Station == Station) is { } sample)
                {
                    _clock.Recall(sample);
                    _sureFrom = 0;
                }
            }
            else if (_id != id)
            {
                Refuse("a record of another decoder");
                return;
            }
        }

        if (record.Type == P3Request.GetTime)
        {
            Exchange(record, rx);
        }
        else if (record.Type == P3Record.Passing)
        {
            if (_waiting.Count < WaitingMost)
            {
                _waiting.Enqueue((record, rx));
            }
        }
    }

    private void Exchange(P3Record record, Instant rx)
    {
        if (record[NumberTag] is not { } clock || clock > long.MaxValue / 2 || _unanswered is not { } asked)
        {
            return;
        }

        _unanswered = null;

        if (_clock.Take(asked, rx, (long)clock) is { } step && _id is not null)
        {
            _gaps.ClockWasSet(_clock.Since, rx, step);
            _sureFrom = null;
        }

        if (_id is not null && (_sampled is not { } sampled || rx.Since(sampled) >= SampleEveryMicros))
        {
            _sampled = rx;
            var way = rx.Since(asked);
            _log.Add(new ClockSampled(Station, _gaps.Boot, (long)clock, asked.Micros + way / 2 - (long)clock, way)
            {
                At = rx,
            });
        }
    }

    /// <summary>
    /// Passings wait for the first answer; of a decoder that gives none, the moment of receipt has to do.
    /// </summary>
    private void Flush(Instant now)
    {
        while (_waiting.TryPeek(out var next))
        {
            if (!_clock.IsKnown || IsImplausible(next.Record, next.Rx))
            {
                if (now.Since(next.Rx) < AnswerMicros)
                {
                    _asked = _asked is { } asked && now.Since(asked) < AnswerMicros ? asked : null;
                    return;
                }

                if (!_clock.IsKnown && next.Record[ClockTag] is { } clock)
                {
                    _clock.Take(next.Rx.Plus(-1_000_000), next.Rx, (long)Math.Min(clock, long.MaxValue / 2));
                }
            }

            _waiting.Dequeue();
            Pass(next.Record, next.Rx);
        }
    }

    private bool IsImplausible(P3Record record, Instant rx) =>
        record[ClockTag] is { } clock and < long.MaxValue / 2 && record[NumberTag] is { } number
        && (long)number > _gaps.Highest && _since is { } since
        && _clock.At((long)clock) is var (at, u) && (at.Since(rx) > u * 1000 + 100_000
            || (rx.Since(at) > PromptMicros && at > since));

    private void Pass(P3Record record, Instant rx)
    {
        if (record[NumberTag] is not { } number || number > uint.MaxValue
            || record[ClockTag] is not { } clock || clock > long.MaxValue / 2 || _id is null || !_clock.IsKnown)
        {
            Refuse("a passing without a number, a time or a decoder");
            return;
        }

        var doubtful = IsImplausible(record, rx);
        var (at, u) = _clock.At((long)clock);
        if (Math.Abs(at.Since(rx)) > 20L * 86_400_000_000)
        {
            Refuse("a passing whose time is of another month");
            return;
        }

        if (!_gaps.Take((long)number, (long)clock, at, _since ?? rx, out var late)
            || record[TransponderTag] is not { } transponder
            || transponder is 9991 or 9992 or 9995)
        {
            return;
        }

        // Whether the clock was set between it and the moment at which it came, its number tells.
        var isPrompt = !late && rx.Since(at) <= PromptMicros;
        _sureFrom ??= isPrompt ? (long)number : null;
        doubtful |= !isPrompt && !((long)number >= _sureFrom);
        _log.Add(new CarPassed(null, transponder.ToString(CultureInfo.InvariantCulture), address.Line)
        {
            At = at, UMs = Math.Round(isPrompt ? u : 2 * u, 3), Source = $"{Station}/{_gaps.Boot}/{number}",
            Inferred = doubtful
                ? "the decoder's clock may have been set between it and the moment at which it came" : null,
        });
    }
}
