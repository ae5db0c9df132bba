using PitMarshal.Hub.Wire;
using PitMarshal.Ingest.Recording.Bodies;
using PitMarshal.Store;
using PitMarshal.Store.Postgres;

namespace PitMarshal.Hub.Receiving;

/// <summary>
/// A log that is being received: opened for appending while its venue sends, and let go when it is silent, so that
/// another hub can go on. Not for several threads at once.
/// </summary>
internal sealed class ReceivedLog : IDisposable
{
    private const string Repeated = "an observation of one number comes twice";

    private readonly PostgresWriter _writer;
    private readonly PostgresRaceLog _log;
    private readonly Dictionary<(string Station, string Boot), long> _streams;
    private readonly HashSet<string> _regulations = [];

    /// <exception cref="LogFailed">Another hub has it, or the store cannot be asked.</exception>
    internal ReceivedLog(PostgresRaceLog log)
    {
        _log = log;
        _writer = (PostgresWriter)log.Write();
        try
        {
            using var reader = log.Read();
            _streams = reader.Streams().ToDictionary(stream => (stream.Station, stream.Boot), stream => stream.Id);
        }
        catch (LogFailed)
        {
            _writer.Dispose();
            throw;
        }
    }

    internal LogHead Head => _writer.Head;

    /// <summary>Regulations that one of the entries names and that are not here; null when all are.</summary>
    internal string? MissingRegulations(IReadOnlyList<ShippedEntry> entries)
    {
        foreach (var entry in entries.Where(entry => entry.Kind == EntryKind.Regulations))
        {
            var hash = RegulationsBody.Hash(entry.Body);
            if (!_regulations.Contains(hash) && _log.RegulationsText(hash) is null)
            {
                return hash;
            }
            _regulations.Add(hash);
        }
        return null;
    }

    /// <summary>Between two messages it holds no connection: there may be more venues than the store takes.</summary>
    internal void Rest() => _writer.Rest();

    /// <summary>Appends them: when it returns null they are durable, else it says why they are no log.</summary>
    /// <exception cref="LogFailed">The store does not keep them; this is to be opened anew.</exception>
    internal string? Append(IReadOnlyList<ShippedEntry> entries)
    {
        var observed = entries.Where(entry => entry.Kind == EntryKind.Observation).Select(entry => Name(entry.Body))
            .ToList();
        if (observed.Distinct().Count() < observed.Count)
        {
            return Repeated;
        }
        try
        {
            AppendAll(entries);
            return null;
        }
        catch (LogFailed failed) when (!failed.MayPass && HasAny(observed))
        {
            return Repeated;
        }
    }

    public void Dispose() => _writer.Dispose();

    /// <summary>The store's own index refuses such; to ask for each beforehand would take longer.</summary>
    private bool HasAny(IEnumerable<(string Station, string Boot, long N)> observed)
    {
        _writer.Rollback();
        // With the batch its new streams are gone, and their numbers are given again.
        foreach (var (name, _) in _streams.Where(stream => stream.Value > _writer.Streams).ToList())
        {
            _streams.Remove(name);
        }
        return observed.Any(one => _streams.TryGetValue((one.Station, one.Boot), out var stream)
            && _writer.FindObservation(stream, one.N) is not null);
    }

    private static (string Station, string Boot, long N) Name(byte[] body)
    {
        var (station, boot, _) = ObservationBody.Head(body);
        return (station, boot, ObservationBody.Read(body, entered: true).N);
    }

    private void AppendAll(IReadOnlyList<ShippedEntry> entries)
    {
        _writer.Begin();
        foreach (var entry in entries)
        {
            var position = entry.Kind == EntryKind.Observation
                ? AppendObservation(entry.Body) : _writer.Append(entry.Kind, entry.Body);
            foreach (var (id, json) in entry.Verdicts)
            {
                _writer.RecordVerdict(position, id, json);
            }
        }
        _writer.Commit();
    }

    private long AppendObservation(byte[] body)
    {
        var (station, boot, n) = Name(body);
        if (!_streams.TryGetValue((station, boot), out var stream))
        {
            _streams.Add((station, boot), stream = _writer.NewStream(station, boot));
        }
        return _writer.AppendObservation(stream, n, body);
    }
}
