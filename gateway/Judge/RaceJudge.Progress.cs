using PitMarshal.Events;
using PitMarshal.Judge.Progress;
using PitMarshal.Judge.Progress.Cars;
using PitMarshal.Judge.Times;

namespace PitMarshal.Judge;

// What a page shows of the race.
public sealed partial class RaceJudge
{
    /// <summary>
    /// The race as far as the log goes, whole; it does not change afterwards, so other threads may read it. Asked
    /// often: only cars of which something came in, or that were judged again, are worked out anew.
    /// </summary>
    public RaceProgress Progress()
    {
        var (span, track) = (_race.Span, _race.Track);
        var flags = span.Started is null ? [] : Flags();
        return new()
        {
            Race = span.Scheduled?.Race,
            Title = span.Scheduled?.Title,
            LengthMicros = span.LengthMicros,
            Phase = Phase(),
            Latest = _log.Count > 0 ? _latest : null,
            Started = span.Started?.At,
            Finished = span.Started is null ? null : span.Finish,
            Flag = flags is [.., var shown] ? shown.Flag : null,
            IsEntryOpen = track.EntryOpen.At(Spell.Forever),
            IsExitOpen = track.ExitOpen.At(Spell.Forever),
            Flags = flags,
            Suspensions = span.Started is null
                ? []
                : [.. span.Suspensions.Select(s => new Suspension(s.From, s.To == Spell.Forever ? null : s.To))],
            Cars = [.. _cars.Values.OrderBy(car => car.Car.Number, CarNumbers.Order).Select(Progress)],
            Rulings = _rulings.Told(),
        };
    }

    /// <summary>The verdicts that would change if this were the next event. Changes nothing here.</summary>
    public IReadOnlyList<VerdictPreview> Preview(RaceEvent e) => SoFar().With(e);

    private CarProgress Progress(JudgedCar car) =>
        (car.Progress ??= CarProgress.Of(SubjectOf(car)) with { Leaving = Leaving(car) }).UpTo(_latest);

    private RacePhase Phase() => _race.Span switch
    {
        { Started: null } => RacePhase.NotStarted,
        { Ended: not null } => RacePhase.Ended,
        { Chequered: not null } => RacePhase.Finished,
        { Suspensions: [.., { To: var to }] } when to == Spell.Forever => RacePhase.Suspended,
        _ => RacePhase.Running,
    };

    /// <summary>
    /// The flags of the track with the chequered one among them; the same flag shown again is one spell.
    /// </summary>
    private List<FlagSpell> Flags()
    {
        var flags = new List<FlagSpell>();
        var changes = _race.Track.Flags.Changes.Select(change => (change.At, Flag: change.Value));
        foreach (var (at, flag) in _race.Span.Chequered is { } end
            ? changes.Append((end.At, Flag.Chequered)).OrderBy(change => change.At)
            : changes)
        {
            if (flags is [.., var last])
            {
                if (last.Flag == flag)
                {
                    continue;
                }

                flags[^1] = last with { To = at };
            }

            flags.Add(new(flag, at, null));
        }

        flags.RemoveAll(spell => spell.To == spell.From);
        return flags;
    }
}
