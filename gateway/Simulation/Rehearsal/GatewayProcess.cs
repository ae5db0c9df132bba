using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using PitMarshal.Events;

namespace PitMarshal.Simulation.Rehearsal;

/// <summary>The gateway in a process of its own, so that it can really be killed.</summary>
public sealed class GatewayProcess(string[] arguments, Action<string> heard) : IDisposable
{
    private const int Sigterm = 15;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly SemaphoreSlim _readyAgain = new(0);
    private Process? _process;

    public bool IsUp => _process is { HasExited: false };

    /// <summary>Of the process that runs.</summary>
    public int Id => _process!.Id;

    /// <summary>Waits until it has found its broker again.</summary>
    public void AwaitReadyAgain() => _readyAgain.Wait(s_patience);

    /// <summary>Starts it and waits until it says that it is ready.</summary>
    /// <exception cref="BadInput">It ended instead: with what it said.</exception>
    public void Start()
    {
        StringBuilder complaints = new();
        TaskCompletionSource<bool> ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Process process = _process = new Process { StartInfo = Command(), EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is not { } text) { return; }
            if (text.StartsWith("ready", StringComparison.Ordinal)) 
            {
                if (!ready.TrySetResult(true)) { _readyAgain.Release(); }
            }
            heard(text);
        };
        process.ErrorDataReceived += (_, line) => complaints.AppendLine(line.Data);
        process.Exited += (_, _) => ready.TrySetResult(false);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        if (!ready.Task.Wait(s_patience) || !ready.Task.Result)
        {
            Kill();
            throw new BadInput(complaints.ToString().Trim() is { Length: > 0 } said
                ? said
                : "the gateway did not start");
        }
    }

    /// <summary>SIGKILL: no goodbye, nothing flushed.</summary>
    public void Kill()
    {
        _process?.Kill();
        _process?.WaitForExit();
    }

    /// <summary>Asks it to end, and waits until it has.</summary>
    public void Stop()
    {
        if (_process is not { HasExited: false } process) { return; }
        _ = Signal(process.Id, Sigterm);
        if (!process.WaitForExit(s_patience)) { Kill(); }
        process.WaitForExit();
    }

    public void Dispose()
    {
        Stop();
        _process?.Dispose();
    }

    /// <summary>This program again: the executable beside its assemblies, or the one file that it is.</summary>
    private ProcessStartInfo Command()
    {
        string beside = Path.Combine(
            AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "pitmarshal.exe" : "pitmarshal");
        return new ProcessStartInfo(File.Exists(beside) ? beside : Environment.ProcessPath!, ["run", .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Signal(int process, int signal);
}
