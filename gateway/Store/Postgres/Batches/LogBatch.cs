using System.Text;
using Npgsql;

namespace PitMarshal.Store.Postgres.Batches;

/// <summary>
/// What is to be appended at once, as columns: however many rows, each table gets one statement, and all of them one
/// transaction. The first one moves the head and fails when it is another, or the fence is over.
/// </summary>
internal sealed class LogBatch
{
    private readonly List<long> _positions = [], _streamIds = [], _verdictNumbers = [], _verdictPositions = [];
    private readonly List<short> _kinds = [];
    private readonly List<long?> _events = [], _streams = [], _numbers = [];
    private readonly List<byte[]> _bodies = [], _hashes = [], _stations = [], _boots = [], _verdictIds = [];
    private readonly List<byte[]?> _verdicts = [];
    private readonly Dictionary<(long Stream, long N), byte[]> _observations = [];

    internal bool IsEmpty => _positions.Count + _streamIds.Count + _verdictNumbers.Count == 0;

    internal void AddStream(long id, string station, string boot)
    {
        _streamIds.Add(id);
        _stations.Add(Encoding.UTF8.GetBytes(station));
        _boots.Add(Encoding.UTF8.GetBytes(boot));
    }

    internal void AddEntry(
        long position, EntryKind kind, long? number, long? stream, long? n, byte[] body, byte[] hash)
    {
        _positions.Add(position);
        _kinds.Add((short)kind);
        _events.Add(number);
        _streams.Add(stream);
        _numbers.Add(n);
        _bodies.Add(body);
        _hashes.Add(hash);
        if (stream is { } id)
        {
            _observations[(id, n!.Value)] = body;
        }
    }

    internal void AddVerdict(long number, long position, string id, string? json)
    {
        _verdictNumbers.Add(number);
        _verdictPositions.Add(position);
        _verdictIds.Add(Encoding.UTF8.GetBytes(id));
        _verdicts.Add(json is null ? null : Encoding.UTF8.GetBytes(json));
    }

    internal byte[]? Observation(long stream, long n) => _observations.GetValueOrDefault((stream, n));

    internal IEnumerable<NpgsqlBatchCommand> Commands(long log, LogHead from, long fence, LogHead to, long events)
    {
        // Whatever connection it goes by: when the answer comes it is on the disk.
        yield return Command("SELECT set_config('synchronous_commit', 'on', true) "
            + "WHERE current_setting('synchronous_commit') = 'off'");
        yield return Command("SELECT pitmarshal.advance($1, $2, $3, $4, $5, $6, $7)", log, from.Position,
            Convert.FromHexString(from.Hash), fence, to.Position, Convert.FromHexString(to.Hash), events);
        if (_streamIds.Count > 0)
        {
            yield return Command("INSERT INTO pitmarshal.stream (log, id, station, boot) "
                + "SELECT $1, * FROM unnest($2, $3, $4)", log, _streamIds, _stations, _boots);
        }
        if (_positions.Count > 0)
        {
            yield return Command("INSERT INTO pitmarshal.entry "
                + "(log, fence, position, kind, event, stream, n, body, hash) "
                + "SELECT $1, $2, * FROM unnest($3, $4, $5, $6, $7, $8, $9)",
                log, fence, _positions, _kinds, _events, _streams, _numbers, _bodies, _hashes);
        }
        if (_verdictNumbers.Count > 0)
        {
            yield return Command("INSERT INTO pitmarshal.verdict (log, number, position, id, json) "
                + "SELECT $1, * FROM unnest($2, $3, $4, $5)",
                log, _verdictNumbers, _verdictPositions, _verdictIds, _verdicts);
        }
    }

    private static NpgsqlBatchCommand Command(string sql, params object[] values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }
        return command;
    }
}
