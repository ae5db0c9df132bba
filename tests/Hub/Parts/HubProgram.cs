using System.Diagnostics;
using PitMarshal.Tests.Support.Common;
using PitMarshal.Tests.Support.Gateways;

namespace PitMarshal.Tests.Hub.Parts;

/// <summary>A hub in a process of its own, that a test may kill.</summary>
internal sealed class HubProgram : IDisposable
{
    private readonly Process _process;
    private readonly TaskCompletionSource<string> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal HubProgram(string store, int port)
    {
        _process = Process.Start(Pitmarshal.Command(
            ["hub", "--store", store, "--listen", $"http://127.0.0.1:{port}"]))!;
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    internal HubProgram Ready()
    {
        _ready.Task.Within();
        return this;
    }

    internal void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        Kill();
        _process.Dispose();
    }

    private void Hear(string? line)
    {
        if (line is null)
        {
            _ready.TrySetException(new InvalidOperationException("the hub ended"));
        }
        else if (line.StartsWith("ready hub ", StringComparison.Ordinal))
        {
            _ready.TrySetResult(line);
        }
    }
}
