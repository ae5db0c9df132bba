using PitMarshal.Events;
using PitMarshal.Judge.Rules;
using PitMarshal.Judge.Verdicts;

namespace PitMarshal.Judge;

/// <summary>
/// The log so far and what its judge says of it, to try what an event would change before it is made. It does not
/// change, so any thread may ask, and as long as it likes: each question judges the whole log.
/// </summary>
public sealed class RaceSoFar
{
    private readonly RaceRegulations _regulations;
    private readonly RaceEvent[] _log;
    private readonly IReadOnlyList<Verdict> _verdicts;

    internal RaceSoFar(RaceRegulations regulations, RaceEvent[] log, IReadOnlyList<Verdict> verdicts) =>
        (_regulations, _log, _verdicts) = (regulations, log, verdicts);

    /// <summary>
    /// The verdicts that would change if this were the next event of the log, in the order of verdicts.
    /// </summary>
    public IReadOnlyList<VerdictPreview> With(RaceEvent e)
    {
        var judge = new RaceJudge(_regulations);
        judge.AppendAll(_log.Append(e));
        var before = _verdicts.ToDictionary(verdict => verdict.Id);
        var changes = new List<VerdictPreview>();
        foreach (var now in judge.Verdicts())
        {
            before.Remove(now.Id, out var old);
            if (!now.Equals(old))
            {
                changes.Add(new(now.Id, old, now));
            }
        }

        changes.AddRange(before.Values.Select(gone => new VerdictPreview(gone.Id, gone, null)));
        changes.Sort((a, b) => VerdictBook.Compare((a.Now ?? a.Before)!, (b.Now ?? b.Before)!));
        return changes;
    }
}
