using PitMarshal.Events;
using PitMarshal.Events.Json;
using PitMarshal.Ingest.Recording;
using PitMarshal.Ingest.Recording.Bodies;
using PitMarshal.Store;

namespace PitMarshal.Ingest.Loading;

/// <summary>A race that was loaded from a file: it is only looked at, as it stood at its end.</summary>
/// <param name="File">Which file.</param>
/// <param name="End">The latest instant of its events.</param>
public sealed record LoadedRace(string File, Instant End)
{
    /// <summary>Null where a gateway wrote the log, or there is none.</summary>
    /// <exception cref="LogFailed">It cannot be read.</exception>
    public static LoadedRace? Of(DataFolder folder)
    {
        if (!folder.Log.Exists)
        {
            return null;
        }
        using var reader = folder.Log.Read();
        return reader.Entries().FirstOrDefault() is { Kind: EntryKind.Loaded } first
            ? new LoadedRace(LoadedBody.Name(first.Body), reader.Events().Max(At))
            : null;
    }

    private static Instant At(byte[] json) => EventJson.TryParse(json, out var e, out var what)
        ? e!.At : throw new LogFailed($"not an event: {what}");
}
