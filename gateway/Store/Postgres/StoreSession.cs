using System.Data;
using Npgsql;
using PitMarshal.Store.Postgres.Connecting;

namespace PitMarshal.Store.Postgres;

/// <summary>
/// A connection of a store, opened when it is needed, and anew after it broke. Not for several threads at once. What
/// fails is a <see cref="LogFailed"/>.
/// </summary>
internal sealed class StoreSession(PostgresStore store) : IDisposable
{
    private NpgsqlConnection? _connection;
    private bool _hasBegun;

    /// <summary>Begins a transaction; <see cref="Rest"/> gives it up, and so does a connection that breaks.</summary>
    internal void Begin(string more = "")
    {
        Run($"BEGIN {more}");
        _hasBegun = true;
    }

    internal void Commit()
    {
        Run("COMMIT");
        _hasBegun = false;
    }

    /// <summary>So many rows were changed.</summary>
    internal int Run(string sql, params object?[] values) => Told(() =>
    {
        using var command = Command(sql, values);
        return command.ExecuteNonQuery();
    });

    internal List<T> Rows<T>(string sql, Func<NpgsqlDataReader, T> read, params object?[] values) => Told(() =>
    {
        using var command = Command(sql, values);
        using var rows = command.ExecuteReader();
        var all = new List<T>();
        while (rows.Read())
        {
            all.Add(read(rows));
        }
        return all;
    });

    /// <summary>All of them or none, in one transaction and one answer.</summary>
    internal void RunAll(IEnumerable<NpgsqlBatchCommand> commands) => Told(() =>
    {
        using var batch = new NpgsqlBatch(Connection());
        foreach (var command in commands)
        {
            batch.BatchCommands.Add(command);
        }
        return batch.ExecuteNonQuery();
    });

    /// <summary>Gives the connection back; the next question takes one again.</summary>
    internal void Rest()
    {
        _connection?.Dispose();
        (_connection, _hasBegun) = (null, false);
    }

    public void Dispose() => Rest();

    private NpgsqlCommand Command(string sql, object?[] values)
    {
        var command = new NpgsqlCommand(sql, Connection());
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        }
        return command;
    }

    private NpgsqlConnection Connection()
    {
        if (_connection is { FullState: not ConnectionState.Open })
        {
            var hadBegun = _hasBegun;
            Rest();
            if (hadBegun)
            {
                throw new LogFailed($"{store}: the connection was lost", mayPass: true);
            }
        }
        return _connection ??= store.Connect();
    }

    private T Told<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception failed) when (StoreFailure.Is(failed))
        {
            // What the server told left the connection well; after anything else nobody knows what it holds.
            if (failed is not PostgresException)
            {
                Rest();
            }
            throw StoreFailure.Of($"{store}", failed);
        }
    }
}
