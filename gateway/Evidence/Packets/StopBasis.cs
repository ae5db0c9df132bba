using PitMarshal.Events;
using PitMarshal.Ingest;
using PitMarshal.Ingest.Messages;
using PitMarshal.Ingest.Recording;
using PitMarshal.Ingest.Recording.Bodies;
using PitMarshal.Judge.Progress.Cars;
using PitMarshal.Judge.Rules.Common;
using PitMarshal.Judge.Sensing;
using PitMarshal.Judge.Times;
using PitMarshal.Judge.Verdicts;
using PitMarshal.Store;

namespace PitMarshal.Evidence.Packets;

/// <summary>
/// What of the events a stop rests on: what its verdicts name as evidence, and what happened to the car around it.
/// </summary>
internal sealed class StopBasis
{
    /// <summary>So long before pit-in and after pit-out, µs, something may still belong to the stop.</summary>
    private const long Around = 10_000_000;

    private readonly Rejudging _judged;
    private readonly IReadOnlyList<Verdict> _verdicts;
    private readonly List<(ChainedEntry Entry, RaceEvent Event)> _events;

    public StopBasis(Rejudging judged, string car, StopProgress stop, IReadOnlyList<Verdict> verdicts)
    {
        (_judged, _verdicts) = (judged, verdicts);
        var named = verdicts.SelectMany(verdict => verdict.Evidence).ToHashSet();
        var transponders = Selection.Transponders(car, judged.Events.Select(e => e.Event));
        var from = (stop.In ?? stop.Out)?.At.Plus(-Around);
        var to = (stop.Out?.At ?? (stop.InPitLane ? Instant.Last : stop.In?.At))?.Plus(Around);
        _events = [.. judged.Events.Where(
            (e, i) => Concerns(e.Event) || (judged.Held[i] is { } held && Concerns(held)))];
        _events.AddRange(judged.Events
            .Where(e => e.Event is EventCorrected correction && Corrects(correction)).ToList());
        _events.Sort((a, b) => a.Entry.Entry.Position.CompareTo(b.Entry.Entry.Position));

        bool Concerns(RaceEvent e) =>
            e is not EventCorrected && (named.Contains(Mark.Name(e)) || (IsOfCar(e) && e.At >= from && e.At <= to));

        bool IsOfCar(RaceEvent e) => e is IOfCar ofCar ? ofCar.Car == car
            : e is CarPassed passed
                && (passed.Car == car || (passed.Transponder is { } transponder && transponders.Contains(transponder)));
    }

    /// <summary>The entries themselves, with the observations that they were made of.</summary>
    public IReadOnlyList<ChainedEntry> Entries(IEnumerable<ChainedEntry> all)
    {
        var (taken, sources) = (_events.Select(e => e.Entry.Entry.Position).ToHashSet(), Sources());
        return [.. all.Where(e => taken.Contains(e.Entry.Position)
            || (e.Entry.Kind == EntryKind.Observation && sources.Contains(SourceOf(e.Entry))))];
    }

    /// <summary>Corrections of what it rests on, and bulletins on its rules.</summary>
    public IReadOnlyList<RaceEvent> Changes() =>
    [
        .. _judged.Events.Select(e => e.Event).Where(e => e is EventCorrected correction ? Corrects(correction)
            : e is BulletinIssued bulletin && bulletin.Set.Any(
                set => _verdicts.Any(v => set.Key.StartsWith(v.Rule + ".", StringComparison.Ordinal)))),
    ];

    /// <summary>Each station's boot whose stamps it rests on, in the order of their first.</summary>
    public IReadOnlyList<StopClock> Clocks() =>
    [
        .. from e in _events
           let station = StationOf(e.Event)
           where station is not null
           group e by station.Value into stamped
           let last = stamped.Max(e => e.Entry.Entry.Position)
           select new StopClock(stamped.Key.Station, stamped.Key.Boot, stamped.Max(e => e.Event.UMs),
               SampleBefore(last, stamped.Key)),
    ];

    /// <summary>The names of the observations that the events were made of: <c>station/boot/number</c>.</summary>
    public HashSet<string> Sources() =>
        [.. _events.Where(e => e.Event is not EventCorrected).Select(e => e.Event.Source).OfType<string>()];

    /// <summary>The name of an observation in the log.</summary>
    public static string SourceOf(LogEntry observation)
    {
        var (station, boot, _) = ObservationBody.Head(observation.Body);
        return $"{station}/{boot}/{ObservationBody.Read(observation.Body, entered: true).N}";
    }

    /// <summary>The station and boot that an event's source names; null when it names none.</summary>
    public static (string Station, string Boot)? StationOf(RaceEvent e) =>
        e is not EventCorrected && e.Source?.Split('/') is [.. var station, var boot, _] && station.Length > 0
            ? (string.Join('/', station), boot)
            : null;

    private ClockSampled? SampleBefore(long position, (string Station, string Boot) of) => _judged.Events
        .Where(e => e.Entry.Entry.Position <= position).Select(e => e.Event).OfType<ClockSampled>()
        .LastOrDefault(sample => sample.Station == of.Station && sample.Boot == of.Boot);

    private bool Corrects(EventCorrected correction) => _events.Exists(e => e.Event is not EventCorrected
        && (correction.Position is { } number
            ? e.Entry.Entry.Event == number
            : correction.Source is { } source && source == e.Event.Source));
}
