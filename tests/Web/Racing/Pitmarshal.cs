using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;

namespace PitMarshal.Tests.Web.Racing;

/// <summary>The program as a person starts it, in a process of its own that a test may freeze or kill.</summary>
internal sealed partial class Pitmarshal : IServes, IDisposable
{
    private const int Kill9 = 9, Terminate = 15, Continue = 18, Stop = 19;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly StringBuilder _printed = new();
    private readonly TaskCompletionSource<string> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Process _process;

    private Pitmarshal(string[] arguments)
    {
        string program = Path.ChangeExtension(typeof(PitMarshal.Cli.Races.RunCommand).Assembly.Location, null);
        _process = new Process
        {
            StartInfo = new(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true },
            EnableRaisingEvents = true,
        };
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.Exited += (_, _) =>
            _address.TrySetException(new InvalidOperationException("the program ended before it served pages"));
    }

    public string Address => _address.Task.Result;

    public string Printed
    {
        get
        {
            lock (_printed)
            {
                return _printed.ToString();
            }
        }
    }

    /// <summary>Starts it, and waits until it serves pages.</summary>
    internal static async Task<Pitmarshal> Start(params string[] arguments)
    {
        var started = new Pitmarshal(arguments);
        started._process.Start();
        started._process.BeginOutputReadLine();
        started._process.BeginErrorReadLine();
        try
        {
            await started._address.Task.WaitAsync(s_patience);
            return started;
        }
        catch (Exception failed) when (failed is TimeoutException or InvalidOperationException)
        {
            started.Dispose();
            throw new InvalidOperationException($"{failed.Message}; it printed:\n{started.Printed}", failed);
        }
    }

    /// <summary>Where it serves pages, in the line that says so.</summary>
    internal static string? AddressIn(string line) =>
        Serves().Match(line) is { Success: true } serves ? serves.Groups[1].Value : null;

    /// <summary>SIGKILL: no goodbye.</summary>
    internal void Kill()
    {
        Signal(Kill9);
        _process.WaitForExit();
    }

    /// <summary>It keeps its connections and answers nothing.</summary>
    internal void Freeze() => Signal(Stop);

    internal void Thaw() => Signal(Continue);

    /// <summary>Asks it to end as a service manager does, and waits until it has.</summary>
    public void Dispose()
    {
        if (!_process.HasExited)
        {
            Signal(Continue);
            Signal(Terminate);
            if (!_process.WaitForExit(s_patience))
            {
                Kill();
            }
        }
        _process.Dispose();
    }

    private void Signal(int signal) => _ = kill(_process.Id, signal);

    private void Hear(string? line)
    {
        if (line is null)
        {
            return;
        }
        lock (_printed)
        {
            _printed.AppendLine(line);
        }
        if (AddressIn(line) is { } address)
        {
            _address.TrySetResult(address);
        }
    }

    [GeneratedRegex(@"^ready .* web (http://\S+)")]
    private static partial Regex Serves();

    [DllImport("libc")]
    private static extern int kill(int process, int signal);
}
