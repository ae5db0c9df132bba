using System.Text;
using PitMarshal.Store.Postgres.Batches;

namespace PitMarshal.Store.Postgres;

/// <inheritdoc/>
/// <remarks>
/// A batch is kept here until its commit, which is one transaction and one answer. When no answer comes, nobody knows
/// whether it was kept: then the head is read again, under the next fencing number, before anything else is appended.
/// </remarks>
internal sealed class PostgresWriter : ILogWriter
{
    private readonly PostgresStore _store;
    private readonly StoreSession _session;
    private readonly LogLease _lease;
    private readonly long _log;
    private readonly Chain _chain = new();
    private LogBatch _batch = new();
    private LogPlace _place, _committed;
    private LogHead _attempted;
    private bool _open, _isUncertain;

    internal PostgresWriter(PostgresStore store, long log, LogLease lease)
    {
        (_store, _log, _lease, _session) = (store, log, lease, store.Session());
        try
        {
            Adopt(LogPlace.Of(_session, _log));
        }
        catch (LogFailed)
        {
            Dispose();
            throw;
        }
    }

    public LogHead Head => _place.Head with { Hash = Convert.ToHexStringLower(_chain.Last) };

    public long Events => _place.Events;

    /// <summary>Number of the last stream.</summary>
    internal long Streams => _place.Streams;

    public void Begin()
    {
        _lease.Check();
        if (_isUncertain)
        {
            var before = _committed.Head;
            Recover();
            if (before != _committed.Head)
            {
                throw new LogFailed("the last batch was kept, although its answer was lost: the log must be read again",
                    mayPass: true);
            }
        }
        _open = true;
    }

    public void Commit()
    {
        _lease.Check();
        if (!_open)
        {
            return;
        }
        var head = Head;
        if (head != _committed.Head || !_batch.IsEmpty)
        {
            try
            {
                _session.RunAll(_batch.Commands(_log, _committed.Head, _lease.Fence, head, Events));
            }
            catch (LogFailed)
            {
                (_isUncertain, _attempted) = (true, head);
                throw;
            }
        }
        _open = false;
        _committed = _place with { Head = head };
        _batch = new LogBatch();
    }

    public void Rollback()
    {
        _open = false;
        _batch = new LogBatch();
        _place = _committed;
        _chain.StartAfter(Convert.FromHexString(_committed.Head.Hash));
    }

    public bool IsWritable()
    {
        try
        {
            if (_isUncertain)
            {
                Recover();
            }
            else
            {
                _lease.Renew();
            }
            return true;
        }
        catch (LogFailed failed) when (failed.MayPass)
        {
            return false;
        }
    }

    public long NewStream(string station, string boot)
    {
        Begin();
        _place = _place with { Streams = _place.Streams + 1 };
        _batch.AddStream(_place.Streams, station, boot);
        return _place.Streams;
    }

    public long AppendObservation(long stream, long n, ReadOnlySpan<byte> body) =>
        Append(EntryKind.Observation, body.ToArray(), stream, n);

    public long AppendEvent(string json) => Append(EntryKind.Event, Encoding.UTF8.GetBytes(json), null, null);

    public long Append(EntryKind kind, ReadOnlySpan<byte> body) => Append(kind, body.ToArray(), null, null);

    public void RecordVerdict(long position, string id, string? json)
    {
        Begin();
        _place = _place with { Verdicts = _place.Verdicts + 1 };
        _batch.AddVerdict(_place.Verdicts, position, id, json);
    }

    public byte[]? FindObservation(long stream, long n) => _batch.Observation(stream, n) ?? _session.Rows(
        "SELECT body FROM pitmarshal.entry WHERE log = $1 AND stream = $2 AND n = $3",
        row => row.GetFieldValue<byte[]>(0), _log, stream, n).FirstOrDefault();

    /// <summary>Between two batches: gives its connection back until the next.</summary>
    internal void Rest() => _session.Rest();

    public void Dispose()
    {
        _session.Dispose();
        _lease.Dispose();
    }

    private long Append(EntryKind kind, byte[] body, long? stream, long? n)
    {
        Begin();
        var position = _place.Head.Position + 1;
        var events = _place.Events + (kind == EntryKind.Event ? 1 : 0);
        _place = _place with { Head = new LogHead(position, ""), Events = events };
        _batch.AddEntry(position, kind, kind == EntryKind.Event ? events : null, stream, n, body,
            _chain.Next(position, kind, body).ToArray());
        return position;
    }

    /// <summary>After this nothing that was sent before can come to be kept any more: what is read holds.</summary>
    private void Recover()
    {
        _lease.Retake();
        var place = LogPlace.Of(_session, _log);
        if (place.Head != _committed.Head && place.Head != _attempted)
        {
            throw new LogFailed(place.Head.Position < _committed.Head.Position
                ? $"{_store}: entry {_committed.Head.Position} ({_committed.Head.Short}) was kept and is not there any "
                    + $"more; the log ends with entry {place.Head.Position}: it was cut, damaged or replaced"
                : $"{_store}: the log was written by somebody else: it does not end with entry "
                    + $"{_committed.Head.Position} any more");
        }
        Adopt(place);
        _isUncertain = false;
    }

    private void Adopt(LogPlace place)
    {
        _committed = place;
        Rollback();
    }
}
