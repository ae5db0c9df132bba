using System.Diagnostics;
using PitMarshal.Tests.Support.Common;

namespace PitMarshal.Tests.Support.Postgres;

/// <summary>
/// A PostgreSQL server of this machine's package, with one user and one database, for the tests of one project. A test
/// may kill it and start it again.
/// </summary>
public sealed class PostgresServer : IDisposable
{
    private const string User = "pitmarshal", Word = "only for tests";
    private readonly string _folder;
    private readonly int _port;
    private Process? _process;

    public PostgresServer()
    {
        _folder = Directory.CreateTempSubdirectory("pitmarshal-postgres-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Kill();
        var word = Path.Combine(_folder, "word");
        File.WriteAllText(word, Word);
        if (ServerProgram.IsRoot)
        {
            ServerProgram.Run("chown", "-R", ServerProgram.Account, _folder);
        }
        ServerProgram.Run(ServerProgram.Command("initdb", "-D", Data, "-U", User, "--auth=scram-sha-256",
            $"--pwfile={word}", "--encoding=UTF8", "--locale=C", "--no-sync", "--no-instructions"));
        // A port that is seen to be free may be taken by another program before the server listens on it.
        do
        {
            _port = TestBroker.FreePort();
        }
        while (!TryStart());
    }

    /// <summary>Its database, as <c>--store</c> takes it, with the password.</summary>
    public string Url => $"postgres://{User}:{Uri.EscapeDataString(Word)}@127.0.0.1:{_port}/postgres";

    /// <summary>The same without the password, which is in <see cref="Password"/>.</summary>
    public string UrlWithoutPassword => $"postgres://{User}@127.0.0.1:{_port}/postgres";

    public string Password => Word;

    private string Data => Path.Combine(_folder, "data");

    /// <summary>Runs a statement in its database.</summary>
    public void Query(string sql) => Client("psql", "-q", "-v", "ON_ERROR_STOP=1", "-c", sql);

    /// <summary>What pgbench says of inserts, or of whatever its arguments ask for.</summary>
    public string Bench(params string[] arguments) => Client("pgbench", arguments);

    /// <summary>At once, as when its machine loses power: what it has not answered may be kept or not.</summary>
    public void Kill()
    {
        if (_process is { HasExited: false } running)
        {
            // The postmaster ends all of its processes and waits for nothing.
            ServerProgram.Signal(running.Id, ServerProgram.Quit);
            running.WaitForExit();
        }
        _process?.Dispose();
        _process = null;
    }

    public void StartAgain() => Assert.True(TryStart(), $"PostgreSQL does not start again on port {_port}");

    public void Dispose()
    {
        Kill();
        Directory.Delete(_folder, recursive: true);
    }

    private string Client(string program, params string[] arguments)
    {
        var command = ServerProgram.Client(program,
            ["-h", "127.0.0.1", "-p", $"{_port}", "-U", User, .. arguments, "postgres"]);
        command.Environment["PGPASSWORD"] = Word;
        return ServerProgram.Run(command);
    }

    /// <summary>Starts it and waits until it takes connections; false when it ended instead.</summary>
    private bool TryStart()
    {
        var started = Process.Start(ServerProgram.Command("postgres", "-D", Data, "-p", $"{_port}",
            "-c", "listen_addresses=127.0.0.1", "-c", $"unix_socket_directories={Data}",
            "-c", "max_connections=60", "-c", "shared_buffers=32MB"))!;
        var ready = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        started.EnableRaisingEvents = true;
        started.Exited += (_, _) => ready.TrySetResult(false);
        started.OutputDataReceived += (_, _) => { };
        started.ErrorDataReceived += (_, line) =>
        {
            if (line.Data?.EndsWith("ready to accept connections", StringComparison.Ordinal) == true)
            {
                ready.TrySetResult(true);
            }
        };
        started.BeginOutputReadLine();
        started.BeginErrorReadLine();
        if (ready.Task.Within())
        {
            _process = started;
            return true;
        }
        started.Dispose();
        return false;
    }
}
