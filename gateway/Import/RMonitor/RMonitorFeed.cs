using PitMarshal.Events;

namespace PitMarshal.Import.RMonitor;

/// <summary>
/// Captures of an RMonitor feed: RMonitor v1.0 (2010-10-07) and IMSA's superset, Enhanced RMonitor v1.03
/// (2015-01-15), whose <c>$L</c> tells every crossing of every time line. Lines are <c>$COMMAND,field,…</c>; commands
/// it does not know are counted.
/// </summary>
public sealed partial class RMonitorFeed(ImportOptions options, ImportedLog log)
{
    private const string Station = "rmonitor";

    private static readonly string[] s_others = ["$A,", "$B,", "$C,", "$COMP,", "$F,", "$I,"];

    private RMonitorCars _cars = null!;
    private RMonitorEntries _entries = null!;
    private readonly RMonitorLaps _laps = new();
    private readonly List<string> _fields = [];
    private (long From, long To, Instant? At)? _hole;
    private FeedClock _clock = new(default, options);
    private string? _run;
    private bool _crossings;

    /// <summary>The line at hand.</summary>
    private Place _place;

    /// <summary>Its number, counted on over all files.</summary>
    private long _number;

    public void Read(IReadOnlyList<string> files)
    {
        var (first, lines) = RMonitorDates.Find(files, options);
        Begin(first, new RMonitorCars(files, log));
        foreach (var (place, text) in lines)
        {
            TakeLine(place, text);
        }

        Finish();
    }

    private void Begin(DateOnly first, RMonitorCars cars)
    {
        _clock = new FeedClock(first, options);
        _cars = cars;
        _entries = new RMonitorEntries(_cars);
    }

    /// <param name="place">Where it stands.</param>
    /// <param name="text">Null: it is too long.</param>
    private void TakeLine(Place place, string? text)
    {
        (_place, _number) = (place, _number + 1);
        if (text is null || !Take(text))
        {
            Refuse(text is null ? "a line that is too long" : "a line that is no record of the feed",
                MayBeCrossing(text));
        }
    }

    private bool Take(string text)
    {
        if (text.Length == 0)
        {
            return true;
        }

        if (text.StartsWith("##", StringComparison.Ordinal))
        {
            log.Report.Skip("time marks of a relay");
            return true;
        }

        if (text[0] != '$' || !SeparatedFields.TrySplit(text, ',', _fields) || !IsCommand(_fields[0]))
        {
            return false;
        }

        // The whole command: $C is no $COMP.
        var done = _fields[0] switch
        {
            "$L" => Crossing(),
            "$F" => Flags(),
            "$J" => _laps.Take(_fields, _clock.Last, _number),
            "$A" => _fields.Count > 7 && Entry(_fields[7], _fields[3]),
            "$COMP" => _fields.Count > 3 && Entry(_fields[3], null),
            "$C" => _fields.Count > 2 && _entries.NameClass(_fields[1], _fields[2]),
            "$B" => Run(),
            "$I" => Cleared(),
            _ => Other(),
        };
        if (done)
        {
            log.Report.Read(_fields[0]);
        }

        return done;
    }

    private bool Entry(string classId, string? transponder) =>
        !_cars.IsNamed(_fields[1], _fields[2], transponder ?? "", _place, log)
        || _entries.List(_fields[1], _fields[2], classId, transponder, _clock.Last, _number);

    private static bool IsCommand(string command) =>
        command.Length is > 1 and <= 8 && command.AsSpan(1).IndexOfAnyExceptInRange('A', 'Z') < 0;

    /// <summary>
    /// Standings and settings tell nothing that the log keeps; what else there is must not stop the import.
    /// </summary>
    private bool Other()
    {
        var known = _fields[0] is "$G" or "$H" or "$E" or "$T" or "$COR";
        log.Report.Skip(known ? $"{_fields[0]}: makes no event" : $"{_fields[0]}: not a command it knows");
        return true;
    }

    /// <summary>
    /// <c>$B,run,"description"</c>. Another one after the start is the next session of the meeting.
    /// </summary>
    private bool Run()
    {
        var run = string.Join(' ', _fields.Skip(1));
        if (_run is not null && run != _run && _started && _clock.Last is { } at)
        {
            log.Report.Report(_place, "the feed goes on to another run: the next session of the log", $": {run}");
            log.Add(new RaceEnded
            {
                At = at, Source = Source("ended", _number), Inferred = "the feed goes on to another run",
            });
            log.Add(new RaceScheduled(RunName(run), null, null) { At = at, Source = Source("run", _number) });
            (_started, _flag, _ended, _scheduled) = (false, "", null, true);
        }

        _run = run;
        return true;
    }

    private static string RunName(string? run) => Name.OrNull(run?.Trim()) ?? Station;

    /// <summary><c>$I,"time of day","dd mmm yy"</c>: the scoreboard was cleared.</summary>
    private bool Cleared()
    {
        if (RMonitorDates.TryRead(_fields, out var date, out var ms))
        {
            Seen(_clock.At(date, ms));
            return true;
        }

        return RMonitorDates.IsUnset(_fields);
    }

    /// <summary>
    /// A damaged line may have told a crossing: the log has a gap from the last instant before it to the next.
    /// </summary>
    private void Refuse(string why, bool mayBeCrossing)
    {
        log.Report.Refuse(_place, why);
        if (mayBeCrossing)
        {
            _hole = _hole is { } open ? open with { To = _number } : (_number, _number, _clock.Last);
        }
    }

    /// <summary>Not when it clearly is another record, and only one.</summary>
    private static bool MayBeCrossing(string? text) =>
        text is null || text.LastIndexOf('$') > 0
        || !Array.Exists(s_others, other => text.StartsWith(other, StringComparison.Ordinal));

    private void Seen(Instant? at)
    {
        EndCut(at);
        if (_hole is { } hole)
        {
            var since = hole.At ?? at ?? _clock.First ?? default;
            log.AddHole(Station, "1", (hole.From, hole.To), (since, at), Line.StartFinish, Line.PitIn, Line.PitOut);
            _hole = null;
        }
    }

    private void Finish()
    {
        Seen(null);
        _entries.Tell(log, _clock.First ?? default, Source);
        if (_crossings)
        {
            log.Report.Skip("$J: $L tells the same crossings", log.Report.ReadCount("$J"));
        }
        else
        {
            log.Report.Note("the feed has no $L: only start-finish is known, from $J and the race clock of $F (± 1 s); "
                + "stops are not shown");
            _laps.Tell(log, _cars, Source);
        }

        End();
    }

    private void End()
    {
        if (_ended is not { } flagged)
        {
            return;
        }

        var last = log.Events.OfType<CarPassed>().Select(passed => passed.At).DefaultIfEmpty(flagged).Max();
        log.Add(new RaceEnded
        {
            At = last > flagged ? last : flagged, UMs = FlagUMs, Source = Source("ended", _number),
            Inferred = "the last crossing of the feed, which has shown its finish flag",
        });
    }

    /// <summary>A source of its own for each event of a line, so that a correction finds the one it means.</summary>
    private string Source(string what, long number) => _boot == 1 ? $"{Station}/{what}/{number}"
        : what == "1" ? $"{Station}/{_boot}/{number}" : $"{Station}/{what}-{_boot}/{number}";
}
