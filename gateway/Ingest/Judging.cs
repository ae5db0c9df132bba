using PitMarshal.Events;
using PitMarshal.Ingest.Damage;
using PitMarshal.Ingest.Recording;
using PitMarshal.Store;

namespace PitMarshal.Ingest;

/// <summary>Opens the log of a folder and goes on where it ends.</summary>
public static class Judging
{
    /// <param name="regulations">A regulations file, or null to go on with those that judge already.</param>
    /// <exception cref="BadInput">The regulations cannot be used, or the race has started under others.</exception>
    public static Intake Open(
        DataFolder folder, Broker.Venue venue, ILogWriter log, string? regulations, Instant now, Action<string> notice)
    {
        var given = regulations is null
            ? default((Judge.Rules.RaceRegulations Rules, string Hash)?) : folder.Keep(regulations);
        using var reader = folder.Log.Read();
        using var check = new LogCheck(folder, reader);
        var replay = new Replay(folder.Recall) { Entries = check.Entries(), Observed = check.Observed };
        var intake = Recall(folder, check, () => new Intake(folder, venue, log, reader, replay, now, notice));
        if (replay.FirstDifference is { } difference)
        {
            notice($"the log does not give the recorded verdicts any more: {difference}");
        }
        if (given is not { } frozen || frozen.Hash == replay.RegulationsHash)
        {
            return intake;
        }
        if (replay.RaceStarted)
        {
            throw new BadInput($"{regulations}: the race has started under other regulations "
                + $"({replay.RegulationsHash ?? "none"}); they change by a bulletin only");
        }
        intake.JudgeBy(frozen.Rules, frozen.Hash, by: null);
        log.Commit();
        return intake;
    }

    private static Intake Recall(DataFolder folder, LogCheck check, Func<Intake> recall)
    {
        try
        {
            var intake = recall();
            check.End();
            return intake;
        }
        catch (Exception damaged) when (DamagedLog.IsDamage(damaged) || damaged is LogFailed { MayPass: false })
        {
            throw DamagedLog.Told(folder, $"damaged or changed: {check.Wrong ?? damaged.Message}");
        }
    }
}
