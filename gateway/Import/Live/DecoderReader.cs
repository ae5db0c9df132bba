using PitMarshal.Events;

namespace PitMarshal.Import.Live;

/// <summary>
/// A decoder at the gateway, whatever its language. Its numbers show what is missing, which is asked for again; its
/// clock is asked every few seconds, so its passings lie on the gateway's clock, each as uncertain as that exchange.
/// </summary>
public abstract class DecoderReader : LiveReader
{
    private const long AskEveryMicros = 5_000_000, AnswerMicros = 2_000_000, SampleEveryMicros = 60_000_000;

    /// <summary>A passing comes at once, µs.</summary>
    private const long PromptMicros = 5_000_000;

    /// <summary>A connection keeps the order: what was not answered while so much else came never is.</summary>
    private const long LostMicros = 10_000_000;

    private const int WaitingMost = 4096;

    private readonly LiveAddress _address;
    private readonly ImportedLog _log;
    private readonly IEnumerable<RaceEvent> _recorded;
    private readonly AskedClock _clock = new();
    private readonly PassingGaps _gaps;
    private readonly Queue<(DecoderPassing Passing, Instant Rx)> _waiting = [];
    private string? _id;
    private bool _online;
    private Instant? _since, _heard, _asked, _sampled;

    /// <summary>The first passing by the clock as it was not set since; null: none yet.</summary>
    private long? _sureFrom;

    /// <summary>The question that waits for its answer, at most one: so it is known which an answer answers.</summary>
    private Instant? _unanswered;

    private protected DecoderReader(LiveAddress address, ImportedLog log, IEnumerable<RaceEvent> recorded)
        : base(log)
    {
        (_address, _log, _recorded) = (address, log, recorded);
        _gaps = new PassingGaps(log, address.Line, AskForPassings);
    }

    /// <summary>What its name begins with, and how people call it.</summary>
    protected abstract (string Prefix, string Kind) Names { get; }

    /// <summary>The highest number so far.</summary>
    protected long Highest => _gaps.Highest;

    private string Station => $"{Names.Prefix}-{_id ?? _address.Host}";

    public override byte[] Requests(Instant now)
    {
        if (!_online)
        {
            return [];
        }

        if (_unanswered is { } oldest && now.Since(oldest) > LostMicros && _heard > oldest.Plus(LostMicros / 2))
        {
            _unanswered = null;
        }

        List<byte> requests = [.. Greeting()];
        if (_asked is not { } asked || now.Since(asked) >= AskEveryMicros)
        {
            _asked = now;
            if (_unanswered is null)
            {
                _unanswered = now;
                requests.AddRange(AskForTime());
            }
        }

        requests.AddRange(_gaps.Requests(now));
        return [.. requests];
    }

    protected sealed override void OnOpened(Instant now)
    {
        (_online, _since, _asked) = (true, now, null);
        _unanswered = null;
        Begin();
    }

    protected sealed override void OnTake(ReadOnlySpan<byte> bytes, Instant rx)
    {
        _heard = rx;
        Read(bytes, rx);
        Flush(rx);
    }

    protected sealed override void OnClosed(Instant now)
    {
        (_online, _since) = (false, null);
        _waiting.Clear();
        if (_heard is { } heard && _id is not null)
        {
            _gaps.Cut(heard);
        }
    }

    protected sealed override LiveHealth Look() => new(Station, Names.Kind, [_address.Line])
    {
        Online = _online, OnlineSince = _since, LastHeard = _heard, Boot = _id is null ? null : _gaps.Boot,
        UpTo = _gaps.Highest, Holes = [.. _gaps.Holes.All], Exchange = _clock.Latest,
        ClockUMs = _clock.IsKnown && _heard is { } heard ? _clock.UMs(heard) : null, Refused = _log.Report.Refused,
    };

    /// <summary>A connection stands: nothing of the one before goes on.</summary>
    protected abstract void Begin();

    /// <summary>Bytes of the decoder, however they are cut.</summary>
    protected abstract void Read(ReadOnlySpan<byte> bytes, Instant rx);

    /// <summary>What it is told once it is connected, and asked beside its clock; empty: nothing.</summary>
    protected virtual IEnumerable<byte> Greeting() => [];

    /// <summary>The question for its clock.</summary>
    protected abstract byte[] AskForTime();

    /// <summary>The question for passings, both inclusive.</summary>
    protected abstract byte[] AskForPassings(uint from, uint until);

    /// <summary>A damaged record: a passing in it is a number that does not come, which is asked for again.</summary>
    protected void Refuse(string what) => _log.Report.Refuse(new Place(_address.ToString(), 1), what);

    /// <summary>Whose record it is. False: another decoder's, which is refused.</summary>
    protected bool Identify(string id)
    {
        if (_id is null)
        {
            _id = id;
            _gaps.Begin(Station, _recorded);
            if (!_clock.IsKnown
                && _recorded.OfType<ClockSampled>().LastOrDefault(one => one.Station == Station) is { } sample)
            {
                _clock.Recall(sample);
                _sureFrom = 0;
            }
        }
        else if (_id != id)
        {
            Refuse("a record of another decoder");
            return false;
        }

        return true;
    }

    /// <summary>It told its clock.</summary>
    protected void TakeTime(long clockMicros, Instant rx)
    {
        if (_unanswered is not { } asked)
        {
            return;
        }

        _unanswered = null;
        if (_clock.Take(asked, rx, clockMicros) is { } step && _id is not null)
        {
            _gaps.ClockWasSet(_clock.Since, rx, step);
            _sureFrom = null;
        }

        if (_id is not null && (_sampled is not { } sampled || rx.Since(sampled) >= SampleEveryMicros))
        {
            _sampled = rx;
            var way = rx.Since(asked);
            _log.Add(new ClockSampled(Station, _gaps.Boot, clockMicros, asked.Micros + way / 2 - clockMicros, way)
            {
                At = rx,
            });
        }
    }

    /// <summary>It told a passing.</summary>
    protected void TakePassing(DecoderPassing passing, Instant rx)
    {
        if (_waiting.Count < WaitingMost)
        {
            _waiting.Enqueue((passing, rx));
        }
    }

    /// <summary>
    /// Passings wait for the first answer; of a decoder that gives none, the moment of receipt has to do.
    /// </summary>
    private void Flush(Instant now)
    {
        while (_waiting.TryPeek(out var next))
        {
            if (!_clock.IsKnown || IsImplausible(next.Passing, next.Rx))
            {
                if (now.Since(next.Rx) < AnswerMicros)
                {
                    _asked = _asked is { } asked && now.Since(asked) < AnswerMicros ? asked : null;
                    return;
                }

                if (!_clock.IsKnown)
                {
                    _clock.Take(next.Rx.Plus(-1_000_000), next.Rx, next.Passing.ClockMicros);
                }
            }

            _waiting.Dequeue();
            Pass(next.Passing, next.Rx);
        }
    }

    private bool IsImplausible(DecoderPassing passing, Instant rx) => passing.Number > _gaps.Highest
        && _since is { } since && _clock.At(passing.ClockMicros) is var (at, u)
        && (at.Since(rx) > u * 1000 + 100_000 || (rx.Since(at) > PromptMicros && at > since));

    private void Pass(DecoderPassing passing, Instant rx)
    {
        if (_id is null)
        {
            Refuse("a passing without a decoder");
            return;
        }

        var doubtful = IsImplausible(passing, rx);
        var (at, u) = _clock.At(passing.ClockMicros);
        if (Math.Abs(at.Since(rx)) > 20L * 86_400_000_000)
        {
            Refuse("a passing whose time is of another month");
            return;
        }

        if (!_gaps.Take(passing, at, _since ?? rx, out var late) || passing.Transponder is null)
        {
            return;
        }

        // Whether the clock was set between it and the moment at which it came, its number tells.
        var isPrompt = !late && rx.Since(at) <= PromptMicros;
        _sureFrom ??= isPrompt ? passing.Number : null;
        doubtful |= !isPrompt && !(passing.Number >= _sureFrom);
        _log.Add(new CarPassed(null, passing.Transponder, _address.Line)
        {
            At = at, UMs = Math.Round((isPrompt ? u : 2 * u) + passing.SensorUMs, 3),
            Source = $"{Station}/{_gaps.Boot}/{passing.Number}",
            Inferred = passing.Inferred ?? (doubtful
                ? "the decoder's clock may have been set between it and the moment at which it came" : null),
        });
    }
}
