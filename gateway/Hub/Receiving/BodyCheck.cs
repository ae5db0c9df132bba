using System.Text.Json;
using PitMarshal.Events.Json;
using PitMarshal.Hub.Wire;
using PitMarshal.Ingest.Damage;
using PitMarshal.Ingest.Recording.Bodies;
using PitMarshal.Store;

namespace PitMarshal.Hub.Receiving;

/// <summary>Whether an entry is one that a gateway writes, so that whoever reads the log can.</summary>
internal static class BodyCheck
{
    private const int LongestName = 64, LongestId = 1000;

    /// <summary>Null when it is; else what is wrong.</summary>
    internal static string? Wrong(ShippedEntry entry)
    {
        try
        {
            return entry.Verdicts.Any(verdict => verdict.Id.Length is 0 or > LongestId)
                ? $"a verdict's id has 1 to {LongestId} characters" : WrongBody(entry);
        }
        catch (Exception damaged) when (DamagedLog.IsDamage(damaged) || damaged is ArgumentException)
        {
            return damaged.Message;
        }
    }

    private static string? WrongBody(ShippedEntry entry)
    {
        switch (entry.Kind)
        {
            case EntryKind.Event:
                return EventJson.TryParse(entry.Body, out _, out var what) ? null : what;
            case EntryKind.Observation:
                var (station, boot, _) = ObservationBody.Head(entry.Body);
                ObservationBody.Read(entry.Body, entered: true);
                return station?.Length is > 0 and <= LongestName && boot?.Length is > 0 and <= LongestName
                    ? null : $"station and boot have 1 to {LongestName} characters";
            case EntryKind.Regulations:
                return HubReply.IsHash(RegulationsBody.Hash(entry.Body)) ? null : "sha256 is no hash";
            default:
                using (JsonDocument.Parse(entry.Body))
                {
                    return null;
                }
        }
    }
}
