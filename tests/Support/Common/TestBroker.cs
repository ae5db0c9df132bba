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
        Port = FreePort();
        File.WriteAllText(Conf, $"""
            listener {Port} 127.0.0.1
            allow_anonymous true
            set_tcp_nodelay true
            max_queued_messages 0
            max_inflight_messages 0

            """);
        _process = Start();
    }

    internal static string Program => File.Exists("/usr/sbin/mosquitto") ? "/usr/sbin/mosquitto" : "mosquitto";

    internal int Port { get; }

    internal MqttOptions Options => new() { Port = Port, Reconnect = false };

    private string Conf => Path.Combine(_folder.FullName, "mosquitto.conf");

    internal MosquittoClient Client(string id) => new(id, Options);

    internal void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    internal void StartAgain() => _process = Start();

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

    private Process Start()
    {
        var started = Process.Start(new ProcessStartInfo(Program, ["-c", Conf]) { RedirectStandardError = true })!;
        // It says so when it listens; no need to guess.
        using var running = new ManualResetEventSlim();
        started.ErrorDataReceived += (_, line) =>
        {
            if (line.Data?.EndsWith(" running", StringComparison.Ordinal) == true)
            {
                running.Set();
            }
        };
        started.BeginErrorReadLine();
        running.Within();
        return started;
    }
}
