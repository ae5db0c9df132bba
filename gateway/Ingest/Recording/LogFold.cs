using PitMarshal.Broker;
using PitMarshal.Events;
using PitMarshal.Ingest.Recording.Bodies;
using PitMarshal.Ingest.Stations;
using PitMarshal.Store;

namespace PitMarshal.Ingest.Recording;

/// <summary>What a log says, by applying its entries one after the other.</summary>
internal static class LogFold
{
    /// <param name="venue">The stations.</param>
    /// <param name="reader">The log.</param>
    /// <param name="replay">Judges the log on the way.</param>
    internal static LogState Of(Venue venue, ILogReader reader, Replay replay)
    {
        var state = new LogState(venue);
        foreach (var (id, station, boot) in reader.Streams())
        {
            state.Open(id, station, boot);
        }
        foreach (var (entry, e) in replay.Run(reader))
        {
            Apply(state, entry, e, replay.Observed);
        }
        return state;
    }

    /// <summary>The next entry, whose boot is open.</summary>
    internal static void Apply(
        LogState state, LogEntry entry, RaceEvent? e, Action<long, string, string, long>? observed = null)
    {
        if (e is not null)
        {
            state.Apply(e);
        }
        else if (entry.Kind == EntryKind.Loaded)
        {
            state.ApplyLoaded(LoadedBody.Name(entry.Body));
        }
        else if (entry.Kind == EntryKind.Observation)
        {
            var (station, boot, rx) = ObservationBody.Head(entry.Body);
            var observation = ObservationBody.Read(entry.Body, entered: station == Venue.RaceControl);
            observed?.Invoke(entry.Position, station, boot, observation.N);
            state.Apply(station, boot, observation, rx);
        }
    }
}
