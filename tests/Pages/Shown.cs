using PitMarshal.Events;
using PitMarshal.Judge.Pit;
using PitMarshal.Judge.RaceWide;
using PitMarshal.Judge.Verdicts;
using PitMarshal.Tests.Support.Races;
using PitMarshal.Web.Live;
using PitMarshal.Web.Snapshots;

namespace PitMarshal.Tests.Pages;

/// <summary>Snapshots of races that tests tell.</summary>
internal static class Shown
{
    /// <summary>A race as it is at its last event.</summary>
    internal static Snapshot Race(Story story, params string[] rules)
    {
        var judge = Story.Judged(story.Events, rules);
        return new Snapshot(story.Events.Max(e => e.At), judge.Progress(), judge.Verdicts(),
            judge.Forecasts(), [], judge.Regulations);
    }

    /// <summary>A race of which only the verdicts matter.</summary>
    internal static Snapshot Verdicts(IEnumerable<Verdict> verdicts) =>
        Race(new Story().Add(0, new EntryListed("27", "GT3")).Race(), Story.MinimumStop)
            with { Verdicts = [.. verdicts] };

    internal static Verdict Verdict(string id, double? toSeconds, Outcome outcome = Outcome.Compliant) => new()
    {
        Id = id,
        Rule = id.Split('/')[0],
        Car = id.Split('/')[1],
        Outcome = outcome,
        Reason = "test",
        Regulations = "test@0",
        To = toSeconds is { } seconds ? Story.Start.Plus((long)(seconds * 1e6)) : null,
    };
}
