using System.Diagnostics;
using System.Text.Json;
using PitMarshal.Mqtt;
using PitMarshal.Tests.Support.Common;

namespace PitMarshal.Tests.Support.Gateways;

/// <summary>The real program in a process of its own, that a test may kill.</summary>
internal sealed class GatewayProcess : IDisposable
{
    private readonly Process _process;
    private readonly TaskCompletionSource<string> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private GatewayProcess(string data, string[] more)
    {
        Data = data;
        _process = Launch(["run", "--data", data, .. more.Contains("--listen") ? more : ["--listen", "none", .. more]]);
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    internal string Data { get; }

    internal List<string> Lines { get; } = [];

    internal int Port => int.Parse(_ready.Task.Within().Split(':')[2].Split(' ')[0]);

    /// <summary>Starts it and waits until it takes messages.</summary>
    internal static GatewayProcess Start(string data, params string[] more)
    {
        var started = new GatewayProcess(data, more);
        started._ready.Task.Within();
        return started;
    }

    internal static (int Status, string Output, string Error) Run(params string[] arguments)
    {
        using var process = Launch(arguments);
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }

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

    internal void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    /// <summary>Asks it to end, as a service manager does; gives its exit status.</summary>
    internal int Terminate()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
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

    private static Process Launch(string[] arguments) => Process.Start(
        new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "pitmarshal.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;

    private void Hear(string? line)
    {
        if (line is null)
        {
            _ready.TrySetException(new InvalidOperationException("the gateway ended: " + string.Join('\n', Lines)));
            return;
        }
        lock (Lines)
        {
            Lines.Add(line);
        }
        if (line.StartsWith("ready ", StringComparison.Ordinal))
        {
            _ready.TrySetResult(line);
        }
    }
}
