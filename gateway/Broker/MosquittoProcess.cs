using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace PitMarshal.Broker;

/// <summary>One run of the mosquitto program, and the file that tells a later gateway about it.</summary>
internal sealed class MosquittoProcess
{
    private const int HangUp = 1, Terminate = 15;
    private const string Setsid = "/usr/bin/setsid";
    private static readonly string[] s_places =
        ["/usr/sbin", "/usr/local/sbin", "/opt/homebrew/sbin", "/usr/bin", "/usr/local/bin"];

    private readonly Process _process;
    private readonly string _pidFile;
    private readonly ManualResetEventSlim _running = new();
    private string _lastLine = "";

    private MosquittoProcess(string folder, Action<string> heard, Action<int> died)
    {
        _pidFile = PidFile(folder);
        string[] command = [Program(), "-c", MosquittoFiles.Conf(folder)];
        // In a session of its own: Ctrl-C is for the gateway, which ends the broker when the last message is taken.
        command = File.Exists(Setsid) ? [Setsid, .. command] : command;
        _process = new Process
        {
            StartInfo = new ProcessStartInfo(command[0], command[1..])
            {
                // All three: an orphan must not hold a pipe open that somebody reads the gateway through.
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
            EnableRaisingEvents = true,
        };
        _process.ErrorDataReceived += (_, line) => Hear(line.Data, heard);
        _process.Exited += (_, _) =>
        {
            if (_running.IsSet)
            {
                // Elsewhere: the runtime holds a lock on the process here, and who ends the broker meanwhile waits for both.
                var code = _process.ExitCode;
                Task.Run(() => died(code));
            }
            _running.Set();
        };
    }

    /// <summary>Starts it; returns when it takes connections.</summary>
    /// <param name="heard">Each line it says.</param>
    /// <param name="died">Called with its exit status when it ends after it had begun to run.</param>
    internal static MosquittoProcess Start(
        string folder, TimeSpan timeout, Action<string> heard, Action<int> died)
    {
        var started = new MosquittoProcess(folder, heard, died);
        started._process.Start();
        File.WriteAllText(started._pidFile, started._process.Id.ToString(CultureInfo.InvariantCulture));
        started._process.BeginOutputReadLine();
        started._process.BeginErrorReadLine();
        var inTime = started._running.Wait(timeout);
        if (!inTime || started._process.HasExited)
        {
            if (started._process.HasExited)
            {
                // Without a limit it also waits for its last words, which say why.
                started._process.WaitForExit();
            }
            started.End(1000);
            throw new BrokerFailed($"mosquitto does not start: {started._lastLine}");
        }
        return started;
    }

    /// <summary>Ends what a killed gateway left behind. True when there was one.</summary>
    internal static bool EndOrphan(string folder)
    {
        using var orphan = Find(folder);
        if (orphan is not null)
        {
            EndPolitely(orphan, 5000);
        }
        File.Delete(PidFile(folder));
        return orphan is not null;
    }

    internal static bool Runs(string folder)
    {
        using var running = Find(folder);
        return running is not null;
    }

    /// <summary>Has the broker of this folder read its users and their rights again; false when none runs. Nobody's link is cut.</summary>
    internal static bool Reread(string folder)
    {
        using var running = Find(folder);
        return running is not null && kill(running.Id, HangUp) == 0;
    }

    /// <summary>
    /// The broker of this folder: only a process whose command line names this folder's configuration, for the number may
    /// long belong to another program.
    /// </summary>
    private static Process? Find(string folder)
    {
        var pidFile = PidFile(folder);
        if (!File.Exists(pidFile) || !int.TryParse(File.ReadAllText(pidFile), out var pid))
        {
            return null;
        }
        var commandLine = $"/proc/{pid}/cmdline";
        return File.Exists(commandLine)
            && File.ReadAllText(commandLine).Split('\0') is [var program, "-c", var conf, ..]
            && Path.GetFileName(program) == "mosquitto"
            && conf == MosquittoFiles.Conf(folder)
            ? Process.GetProcessById(pid)
            : null;
    }

    internal void End(int patienceMs)
    {
        EndPolitely(_process, patienceMs);
        _process.Dispose();
        File.Delete(_pidFile);
    }

    private static void EndPolitely(Process process, int patienceMs)
    {
        _ = kill(process.Id, Terminate);
        if (!process.WaitForExit(patienceMs))
        {
            process.Kill();
            process.WaitForExit();
        }
    }

    private static string PidFile(string folder) => Path.Combine(folder, "mosquitto.pid");

    private static string Program()
    {
        // A system user's PATH often lacks sbin, where Debian puts it.
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return path.Concat(s_places).Select(place => Path.Combine(place, "mosquitto")).FirstOrDefault(File.Exists)
            ?? throw new BrokerFailed("mosquitto was not found. Install it: Debian and Ubuntu `apt install mosquitto`, "
                + "Fedora `dnf install mosquitto`, macOS `brew install mosquitto`; or give a broker with --broker.");
    }

    private void Hear(string? line, Action<string> heard)
    {
        if (line is null)
        {
            return;
        }
        _lastLine = line;
        if (line.EndsWith(" running", StringComparison.Ordinal))
        {
            _running.Set();
        }
        heard(line);
    }

    [DllImport("libc")]
    private static extern int kill(int pid, int signal);
}
