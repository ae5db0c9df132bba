using PitMarshal.Events;
using PitMarshal.Judge;

namespace PitMarshal.Ingest.Decisions.Checks;

/// <summary>A bulletin: what it sets must be a field of a rule and readable there, as the judge reads it.</summary>
internal static class BulletinCheck
{
    private const int SettingsMost = 50, ValueMost = 500;

    internal static Refusal? Of(BulletinIssued bulletin, RaceJudge judge) =>
        TextCheck.Reason(bulletin.Reason)
        ?? (bulletin.Set.Count > SettingsMost ? new Refusal("set", $"sets more than {SettingsMost} values") : null)
        ?? bulletin.Set.Select(setting => TextCheck.Needed("set", setting.Value, ValueMost))
            .FirstOrDefault(refusal => refusal is not null)
        ?? (judge.RulesInForce.NotesOn(bulletin).FirstOrDefault() is { } note ? new Refusal("set", note) : null);
}
