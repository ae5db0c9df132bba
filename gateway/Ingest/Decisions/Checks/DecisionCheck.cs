using PitMarshal.Broker;
using PitMarshal.Events;
using PitMarshal.Judge;

namespace PitMarshal.Ingest.Decisions.Checks;

/// <summary>Whether what a person wants recorded makes sense, as the race stands. Null when it does.</summary>
internal static class DecisionCheck
{
    // A person's clock is not asked: this much is the way from the form to the gateway.
    private const long FutureUs = 5_000_000;

    internal static Refusal? Of(IReadOnlyList<RaceEvent> events, RaceJudge judge, Venue venue, Instant now) =>
        events.Select(e => OfAny(e, now) ?? OfPast(e, judge)).FirstOrDefault(refusal => refusal is not null)
        ?? (events.Any(e => e is EntryListed) ? EntryCheck.Of(events, judge)
            : events.Count == 1 || events.All(DecisionSource.IsPress) || events.All(e => e is StewardRuled)
                || events.All(e => e is EventCorrected { Withdrawn: true })
                ? events.Select(e => OfOne(e, judge, venue)).FirstOrDefault(refusal => refusal is not null)
                : new Refusal("",
                    "only entries, rulings, withdrawals, and what a marshal saw at once, are decided several at once"));

    /// <summary>Regulations change by nothing but a bulletin once the race has started.</summary>
    internal static Refusal? OfRegulations(RaceJudge judge, string? by) =>
        OfPerson(by) ?? (judge.Race.Span.Started is { } started
            ? new Refusal("regulations",
                $"the race has started at {started.At}: the regulations change by a bulletin only")
            : null);

    private static Refusal? OfPerson(string? by) =>
        string.IsNullOrWhiteSpace(by) ? new Refusal("by", "say who decides")
        : TextCheck.Optional("by", by, TextCheck.NameMost);

    private static Refusal? OfAny(RaceEvent e, Instant now) =>
        OfPerson(e.By)
        ?? (e.At.Since(now) > FutureUs ? new Refusal("at", $"{e.At} has not come yet") : null)
        ?? TextCheck.Optional("press", e.Press, TextCheck.NameMost)
        ?? (e.Inferred is not null ? new Refusal("inferred", "what a person says is not inferred") : null);

    /// <summary>Nothing is entered late into the time before the race.</summary>
    private static Refusal? OfPast(RaceEvent e, RaceJudge judge) =>
        e is CarPassed or IOfCar or BulletinIssued or PitLaneOpened or PitLaneClosed
            && judge.Race.Span.Started is { } started && e.At < started.At
            ? new Refusal("at", $"{e.At} is before the race, which started at {started.At}") : null;

    private static Refusal? OfOne(RaceEvent e, RaceJudge judge, Venue venue) => e switch
    {
        BulletinIssued bulletin => BulletinCheck.Of(bulletin, judge),
        EventCorrected corrected => CorrectionCheck.Of(corrected, judge),
        StewardRuled ruled => OfRuling(ruled, judge),
        PenaltyOrdered ordered => PenaltyCheck.Of(ordered, judge),
        PenaltyServed served => PenaltyCheck.OfServed(served.Id, judge),
        PenaltyWithdrawn withdrawn => PenaltyCheck.OfServed(withdrawn.Id, judge),
        SensorDoubted doubted => OfStation(doubted.Station, venue) ?? TextCheck.Reason(doubted.Reason),
        SensorTrusted trusted => OfStation(trusted.Station, venue),
        GapOpened or GapClosed or ClockSampled or IOfLog => new Refusal("event", "only the gateway can know that"),
        CarPassed or IOfCar => PressCheck.Of(e, judge),
        _ => RaceCheck.Of(e, judge),
    };

    private static Refusal? OfRuling(StewardRuled ruled, RaceJudge judge) =>
        TextCheck.Reason(ruled.Reason)
        ?? (judge.Find(ruled.Verdict) is null ? new Refusal("verdict", $"there is no verdict {ruled.Verdict}") : null)
        ?? (ruled.Ruling switch
        {
            Ruling.Amended => TextCheck.Needed("penalty", ruled.Penalty, TextCheck.NameMost),
            Ruling.Dismissed when ruled.Penalty is not null =>
                new Refusal("penalty", "what is dismissed has no penalty"),
            _ => TextCheck.Optional("penalty", ruled.Penalty, TextCheck.NameMost),
        });

    private static Refusal? OfStation(string name, Venue venue) =>
        venue.Station(name) is null ? new Refusal("station", $"there is no station {name}") : null;
}
