using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using PitMarshal.Mqtt;

namespace PitMarshal.Tests.Support.Common;

/// <summary>A real Mosquitto on a free port of this machine, open to everybody, for one test.</summary>
internal sealed class TestBroker : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pitmarshal-broker-");
    private Process _process;

    internal TestBroker()
    {
        // A port that is seen to be free may be taken by another program before the broker listens on it.
        Process? started;
        do
        {
            Port = FreePort();
            File.WriteAllText(Conf, $"""
                listener {Port} 127.0.0.1
                allow_anonymous true
                set_tcp_nodelay true
                max_queued_messages 0
                max_inflight_messages 0

                """);
            started = TryStart();
        }
        while (started is null);
        _process = started;
    }

    internal static string Program => File.Exists("/usr/sbin/mosquitto") ? "/usr/sbin/mosquitto" : "mosquitto";

    internal int Port { get; private set; }

    internal MqttOptions Options => new() { Port = Port, Reconnect = false };

    private string Conf => Path.Combine(_folder.FullName, "mosquitto.conf");

    internal MqttLink Client(string id) => new(id, Options);

    internal void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    internal void StartAgain() =>
        _process = TryStart() ?? throw new InvalidOperationException($"port {Port} was taken meanwhile");

    public void Dispose()
    {
        Kill();
        _folder.Delete(recursive: true);
    }

    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Starts it and waits until it says that it listens; null when it ended instead.</summary>
    private Process? TryStart()
    {
        TaskCompletionSource<bool> listens = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var started = new Process
        {
            StartInfo = new ProcessStartInfo(Program, ["-c", Conf]) { RedirectStandardError = true },
            EnableRaisingEvents = true,
        };
        started.ErrorDataReceived += (_, line) =>
        {
            if (line.Data?.EndsWith(" running", StringComparison.Ordinal) == true)
            {
                listens.TrySetResult(true);
            }
        };
        started.Exited += (_, _) => listens.TrySetResult(false);
        started.Start();
        started.BeginErrorReadLine();
        if (listens.Task.Within())
        {
            return started;
        }
        started.Dispose();
        return null;
    }
}
