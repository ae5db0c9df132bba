using System.Diagnostics;
using PitMarshal.Tests.Support.Common;

namespace PitMarshal.Tests.Cli.Stations;

/// <summary>A run of <c>pitmarshal station …</c> as a person starts it, with what it writes as it comes.</summary>
internal sealed class StationProgram : IDisposable
{
    private readonly Process _process;
    private readonly List<string> _lines = [];

    public StationProgram(params string[] arguments)
    {
        var start = new ProcessStartInfo(
            "dotnet", [Path.Combine(AppContext.BaseDirectory, "pitmarshal.dll"), "station", .. arguments])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["PITMARSHAL_WIFI_SSID"] = "paddock";
        start.Environment["PITMARSHAL_WIFI_PASSWORD"] = "none-needed";
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lines)
            {
                return [.. _lines];
            }
        }
    }

    public bool Said(string text) => Lines.Any(line => line.Contains(text, StringComparison.Ordinal));

    /// <summary>
    /// Asks it to end; gives its exit status. By SIGTERM, which the commands take as they take Ctrl-C: where tests run
    /// in the background of a shell, programs inherit that SIGINT is ignored.
    /// </summary>
    public int Interrupt()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        return Ended();
    }

    public int Ended()
    {
        Assert.True(_process.WaitForExit(Waiting.Long), "the program did not end");
        _process.WaitForExit();
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }
        _process.Dispose();
    }

    private void Hear(string? line)
    {
        if (line is not null)
        {
            lock (_lines)
            {
                _lines.Add(line);
            }
        }
    }
}
