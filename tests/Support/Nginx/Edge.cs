using System.Diagnostics;
using PitMarshal.Tests.Support.Common;

namespace PitMarshal.Tests.Support.Nginx;

/// <summary>nginx with nchan as <c>deploy/nginx.conf</c> has it, on ports and in a folder of its own.</summary>
internal sealed class Edge : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pitmarshal-edge-");
    private readonly int _spectators = TestBroker.FreePort(), _publishing = TestBroker.FreePort();
    private Process _process;

    /// <param name="hub">The hub's address.</param>
    internal Edge(string hub)
    {
        Hub = hub;
        var text = File.ReadAllText(Repository.File("deploy", "nginx.conf"))
            .Replace("127.0.0.1:8090", new Uri(hub).Authority)
            .Replace("listen 8080", $"listen 127.0.0.1:{_spectators}")
            .Replace("127.0.0.1:8091", $"127.0.0.1:{_publishing}")
            .Replace("/run/nginx.pid", In("nginx.pid"))
            .Replace("/var/cache/nginx/pitmarshal", In("cache"));
        // As root nginx gives its workers away to another account, whom this folder does not let in.
        File.WriteAllText(In("nginx.conf"), Environment.UserName == "root" ? $"user root;\n{text}" : text);
        _process = Start();
    }

    /// <summary>Where its hub listens.</summary>
    internal string Hub { get; }

    internal Uri Address => new($"http://127.0.0.1:{_spectators}");

    internal Uri Publishing => new($"http://127.0.0.1:{_publishing}/publish");

    internal void Kill()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }

    internal void StartAgain() => _process = Start();

    public void Dispose()
    {
        Kill();
        _folder.Delete(recursive: true);
    }

    private string In(string name) => Path.Combine(_folder.FullName, name);

    private Process Start()
    {
        var started = Process.Start(new ProcessStartInfo("/usr/sbin/nginx",
            ["-p", _folder.FullName, "-c", In("nginx.conf"), "-e", "stderr", "-g", "daemon off;"])
        {
            RedirectStandardError = true,
        })!;
        var errors = started.StandardError.ReadToEndAsync();
        Assert.True(SpinWait.SpinUntil(() => started.HasExited || Answers(), Waiting.Long), "nginx does not answer");
        Assert.False(started.HasExited, started.HasExited ? errors.Result : "");
        return started;
    }

    private bool Answers()
    {
        using var client = new System.Net.Sockets.TcpClient();
        try
        {
            client.Connect("127.0.0.1", _publishing);
            return true;
        }
        catch (System.Net.Sockets.SocketException)
        {
            return false;
        }
    }
}
