using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using PitMarshal.Mqtt;
using PitMarshal.Tests.Support.Common;

namespace PitMarshal.Tests.Support.Gateways;

/// <summary>The real program in a process of its own, that a test may freeze or kill.</summary>
internal sealed partial class GatewayProgram : IServes, IDisposable
{
    private const int SigTerm = 15, SigCont = 18, SigStop = 19, LargestFile = 1;

    private readonly Process _process;
    private readonly List<string> _lines = [];
    private readonly TaskCompletionSource<string> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private GatewayProgram(string data, string[] more, bool hasRoom = true)
    {
        Data = data;
        var command = Pitmarshal.Command(
            ["run", "--data", data, .. more.Contains("--listen") ? more : ["--listen", "none", .. more]]);
        _process = Process.Start(hasRoom ? command : WithoutRoom(command))!;
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    internal string Data { get; }

    /// <summary>All that it wrote so far, on either stream.</summary>
    internal IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lines)
            {
                return [.. _lines];
            }
        }
    }

    public string Printed => string.Join('\n', Lines);

    public string Address => AddressIn(_ready.Task.Within())!;

    internal int Port => int.Parse(_ready.Task.Within().Split(':')[2].Split(' ')[0]);

    /// <summary>Starts it and waits until it takes messages.</summary>
    internal static GatewayProgram Start(string data, params string[] more)
    {
        var started = new GatewayProgram(data, more);
        started._ready.Task.Within();
        return started;
    }

    /// <summary>
    /// The same of one that may make no file larger than it is, until <see cref="MakeRoom"/>: to it the disk is full.
    /// Needs no rights, and no disk of its own.
    /// </summary>
    internal static GatewayProgram StartWithoutRoom(string data, params string[] more)
    {
        var started = new GatewayProgram(data, more, hasRoom: false);
        started._ready.Task.Within();
        return started;
    }

    internal void MakeRoom()
    {
        var limit = new ulong[2];
        Assert.Equal(0, Limit(_process.Id, LargestFile, null, limit));
        Assert.Equal(0, Limit(_process.Id, LargestFile, [limit[1], limit[1]], null));
    }

    /// <summary>Where a gateway serves pages, in the line that says so.</summary>
    internal static string? AddressIn(string line) =>
        Serves().Match(line) is { Success: true } serves ? serves.Groups[1].Value : null;

    internal MqttOptions OptionsFor(string user)
    {
        using var credentials = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Data, "credentials.json")));
        return new MqttOptions
        {
            Port = Port,
            User = user,
            Password = credentials.RootElement.GetProperty(user).GetString(),
            Reconnect = false,
        };
    }

    /// <summary>SIGKILL: no goodbye.</summary>
    internal void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    /// <summary>It keeps its connections and answers nothing.</summary>
    internal void Freeze() => _ = Signal(_process.Id, SigStop);

    internal void Thaw() => _ = Signal(_process.Id, SigCont);

    /// <summary>Asks it to end, as a service manager does; gives its exit status.</summary>
    internal int Terminate()
    {
        Thaw();
        _ = Signal(_process.Id, SigTerm);
        return Ended();
    }

    /// <summary>Waits until it ends by itself; gives its exit status.</summary>
    internal int Ended()
    {
        Assert.True(_process.WaitForExit(Waiting.Long), "the gateway did not end");
        // Only this wait is for the last lines of both pipes too.
        _process.WaitForExit();
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            Terminate();
        }
        _process.Dispose();
    }

    private static ProcessStartInfo WithoutRoom(ProcessStartInfo command)
    {
        var limited = new ProcessStartInfo("/bin/sh", ["-c", "trap '' XFSZ; ulimit -S -f 0; exec \"$0\" \"$@\"",
            command.FileName, .. command.ArgumentList])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // The runtime keeps code in a file in memory otherwise, which the limit is for too.
        limited.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        return limited;
    }

    private void Hear(string? line)
    {
        if (line is null)
        {
            _ready.TrySetException(new InvalidOperationException($"the gateway ended: {Printed}"));
            return;
        }
        lock (_lines)
        {
            _lines.Add(line);
        }
        if (line.StartsWith("ready ", StringComparison.Ordinal))
        {
            _ready.TrySetResult(line);
        }
    }

    [GeneratedRegex(@"^ready .* web (http://\S+)")]
    private static partial Regex Serves();

    [DllImport("libc", EntryPoint = "prlimit")]
    private static extern int Limit(int process, int what, ulong[]? given, [Out] ulong[]? before);

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Signal(int process, int signal);
}
