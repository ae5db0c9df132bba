using PitMarshal.Ingest;
using PitMarshal.Ingest.Recording;
using PitMarshal.Judge.Driving;
using PitMarshal.Judge.Times;
using PitMarshal.Judge.Verdicts;
using PitMarshal.Regulations;
using PitMarshal.Store;
using PitMarshal.Web.Recorded;
using PitMarshal.Web.Snapshots;
using PitMarshal.Web.Verdicts.Parts;

namespace PitMarshal.Web.Verdicts.Case;

/// <summary>
/// Looks up what the log has on a verdict, once for each verdict that stood and not at every drawing.
/// </summary>
internal sealed class CaseFiles(Gateway gateway, DataFolder folder, LogBook book)
{
    /// <summary>Changes of one verdict that are shown; one that has more is worth reading in the log itself.</summary>
    internal const int StepsMost = 50;

    private const int KeptMost = 200;

    private readonly Lock _turn = new();
    private readonly Dictionary<string, (Verdict? Verdict, int Corrections, CaseFile File)> _kept = [];

    /// <summary>The file of an id, whether a verdict of it stands or only stood.</summary>
    internal CaseFile Of(Snapshot shows, string id)
    {
        var verdict = shows.Verdicts.FirstOrDefault(verdict => verdict.Id == id);
        var corrections = book.CorrectionsMade;
        lock (_turn)
        {
            if (_kept.TryGetValue(id, out var known) && Equals(known.Verdict, verdict)
                && known.Corrections == corrections)
            {
                return known.File;
            }
        }
        var file = Open(shows, id, verdict);
        lock (_turn)
        {
            if (_kept.Count >= KeptMost)
            {
                _kept.Clear();
            }
            _kept[id] = (verdict, corrections, file);
        }
        return file;
    }

    private CaseFile Open(Snapshot shows, string id, Verdict? verdict)
    {
        using var reader = folder.Log.Read();
        var records = reader.VerdictHistory(id, StepsMost + 1).ToList();
        var steps = records.Select((record, i) => new VerdictStep(
            book.At(record.Event), record.Record.Json,
            FieldChanges.Between(records.ElementAtOrDefault(i + 1).Record.Json, record.Record.Json)));
        return new CaseFile(
            verdict is null ? [] : Asks(shows, verdict),
            verdict is null ? [] : book.Named(verdict.Evidence),
            [.. steps.Take(StepsMost)],
            records.Count <= StepsMost);
    }

    /// <summary>The rule as it was in force where the verdict was judged.</summary>
    private IReadOnlyList<(string Label, string Text)> Asks(Snapshot shows, Verdict verdict)
    {
        var stop = shows.StopOf(verdict);
        var at = (stop?.In ?? stop?.Out)?.At ?? verdict.To ?? Spell.Forever;
        return gateway.Ask(intake => intake.RuleInForce(verdict.Rule, at)) is { } rule
            ? [("", rule.Explain()), .. Explanation.Parts(rule)] : [];
    }
}
