using PitMarshal.Broker;
using PitMarshal.Events;
using PitMarshal.Ingest.Messages;
using PitMarshal.Ingest.Streams;

namespace PitMarshal.Ingest.Stations;

/// <summary>
/// What the log says of the stations and the boxes of a venue. Applying the entries of the log one after the other
/// gives
/// it, while the gateway runs as after a restart.
/// </summary>
internal sealed class LogState
{
    private readonly Dictionary<string, StationLog> _stations;
    private readonly Dictionary<string, StationLog>.AlternateLookup<ReadOnlySpan<char>> _bySpan;

    internal LogState(Venue venue)
    {
        _stations = venue.Stations.Select(station => station.Name).Append(Venue.RaceControl)
            .ToDictionary(name => name, _ => new StationLog());
        _bySpan = _stations.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    internal BoxCars Boxes { get; } = new();

    /// <summary>The file whose events these are; null of a log that a gateway wrote.</summary>
    internal string? LoadedFrom { get; private set; }

    /// <summary>When its first event was; null before any.</summary>
    internal Instant? Began { get; private set; }

    /// <summary>How many sessions have ended.</summary>
    internal int EndedSessions { get; private set; }

    /// <summary>A station of the venue, or race control.</summary>
    internal StationLog this[string name] => _stations[name];

    /// <summary>
    /// A boot under the number that the log keeps it by. A station that left the venue has no say any more.
    /// </summary>
    internal StationStream? Open(long id, string station, string boot)
    {
        if (!_stations.TryGetValue(station, out var log) || log.Streams.ContainsKey(boot))
        {
            return null;
        }
        var stream = new StationStream(id, station, boot);
        log.Streams.Add(boot, stream);
        return stream;
    }

    internal void Apply(string station, string boot, in Observation seen, Instant rx)
    {
        if (_stations.TryGetValue(station, out var log))
        {
            log.Apply(log.Streams[boot], seen, rx);
        }
    }

    /// <summary>The first entry says that the log was loaded.</summary>
    internal void ApplyLoaded(string file) => LoadedFrom = file;

    internal void Apply(RaceEvent e)
    {
        Began ??= e.At;
        EndedSessions += e is RaceEnded ? 1 : 0;
        if (e is EntryListed entry)
        {
            Boxes.Apply(entry);
        }
        else if (StationOf(e) is { } about)
        {
            _stations.GetValueOrDefault(about)?.Apply(e);
        }
        if (e is not EventCorrected)
        {
            ApplySource(e.Source);
        }
    }

    private static string? StationOf(RaceEvent e) => e switch
    {
        ClockSampled sample => sample.Station,
        GapOpened gap => gap.Station,
        GapClosed gap => gap.Station,
        SensorDoubted doubted => doubted.Station,
        SensorTrusted trusted => trusted.Station,
        _ => null,
    };

    /// <summary>What an event came of is translated.</summary>
    private void ApplySource(ReadOnlySpan<char> source)
    {
        var first = source.IndexOf('/');
        var last = source.LastIndexOf('/');
        if (first < last && _bySpan.TryGetValue(source[..first], out var log)
            && log.Streams.TryGetValue(source[(first + 1)..last].ToString(), out var stream)
            && stream.Untranslated.Count > 0 && long.TryParse(source[(last + 1)..], out var n))
        {
            stream.ApplyTranslated(n);
        }
    }
}
