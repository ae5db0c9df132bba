using PitMarshal.Events;
using PitMarshal.Events.Log;
using PitMarshal.Judge.Times;

namespace PitMarshal.Tests.Judge.Sensing;

/// <summary>Where stations were blind, as the words say it and without any care for the work.</summary>
internal static class PlainBlindness
{
    internal static List<(RaceEvent Cause, Instant From, Instant To)> Of(IReadOnlyList<RaceEvent> events)
    {
        var blinds = Gaps(events).Select(gap => ((RaceEvent)gap, gap.At, EndOf(gap, events)))
            .Concat(events.OfType<SensorDoubted>().Select(doubt => ((RaceEvent)doubt,
                doubt.Since < doubt.At ? doubt.Since.Value : doubt.At, EndOf(doubt, events)))).ToList();
        blinds.Sort((a, b) => a.Item2 != b.Item2 ? a.Item2.CompareTo(b.Item2)
            : EventOrder.Compare(a.Item1, b.Item1));
        return blinds;
    }

    private static List<GapOpened> Gaps(IReadOnlyList<RaceEvent> events)
    {
        var closed = events.OfType<GapClosed>().Order(Comparer<GapClosed>.Create(EventOrder.Compare)).ToList();
        var open = events.OfType<GapOpened>()
            .Where(o => o.To is null || !closed.Exists(c => IsOfSame(c, o) && Fills(c, o))).ToList();
        open.Sort(EventOrder.Compare);
        foreach (var close in closed)
        {
            var silence = open.FindIndex(o =>
                o.To is null && IsOfSame(close, o) && o.From == close.From && o.At <= close.At);
            if (silence >= 0)
            {
                open.RemoveAt(silence);
            }
        }
        return open;
    }

    private static bool IsOfSame(GapClosed c, GapOpened o) => c.Station == o.Station && c.Boot == o.Boot;

    private static bool Fills(GapClosed c, GapOpened o) =>
        c.To is null ? c.From == o.From : c.From <= o.From && c.To >= o.To;

    private static Instant EndOf(GapOpened gap, IReadOnlyList<RaceEvent> events) => gap.Until ?? events
        .Where(e => gap.To is { } last && e.At >= gap.At && e is not (SensorDoubted or SensorTrusted)
            && e.Source?.Split('/') is [var station, var boot, var number] && station == gap.Station
            && (boot != gap.Boot ? e.At > gap.At : long.Parse(number) > last))
        .Select(e => e.At).Append(Spell.Forever).Min();

    private static Instant EndOf(SensorDoubted doubt, IReadOnlyList<RaceEvent> events) => events
        .OfType<SensorTrusted>().Where(trusted => trusted.Station == doubt.Station && trusted.At >= doubt.At
            && (trusted.Point is null || trusted.Point == doubt.Point)
            && (trusted.Input is null || trusted.Input == doubt.Input)
            && (trusted.Box is null || trusted.Box == doubt.Box)
            && (trusted.Reason == doubt.Reason || !events.OfType<SensorDoubted>()
                .Any(other => other.Station == doubt.Station && other.Reason == trusted.Reason)))
        .Select(trusted => trusted.At).Append(Spell.Forever).Min();
}
