using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PitMarshal.Tests.Hub.Parts;

/// <summary>A server that answers each request with the same bytes, or as it is told: no HTTP of itself.</summary>
internal sealed class HostileHub : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Func<string, NetworkStream, CancellationToken, Task> _answer;
    private readonly CancellationTokenSource _end = new();
    private int _requests;

    /// <param name="answer">Given the first line of each request.</param>
    internal HostileHub(Func<string, NetworkStream, CancellationToken, Task> answer)
    {
        _answer = answer;
        _listener.Start();
        _ = Accept();
    }

    internal HostileHub(string answer)
        : this((_, stream, end) => stream.WriteAsync(Encoding.ASCII.GetBytes(answer), end).AsTask())
    {
    }

    internal string Address => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    internal int Requests => Volatile.Read(ref _requests);

    /// <summary>An answer in JSON as a hub gives it.</summary>
    internal static string Json(string json, string status = "200 OK") =>
        $"HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {json.Length}\r\n\r\n{json}";

    public void Dispose()
    {
        _end.Cancel();
        _listener.Dispose();
    }

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                _ = Serve(await _listener.AcceptTcpClientAsync(_end.Token));
            }
        }
        catch (Exception over) when (over is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test has ended.
        }
    }

    private async Task Serve(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                while (await Request(stream) is { } line)
                {
                    Interlocked.Increment(ref _requests);
                    await _answer(line, stream, _end.Token);
                }
            }
            catch (Exception gone) when (gone is IOException or OperationCanceledException)
            {
                // The venue has left.
            }
        }
    }

    /// <summary>The first line of the next request, after all of it came; null where the venue has left.</summary>
    private async Task<string?> Request(NetworkStream stream)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(one, _end.Token) == 0)
            {
                return null;
            }
            head.Append((char)one[0]);
        }
        var lines = head.ToString().Split("\r\n");
        var length = lines.FirstOrDefault(
            line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
        await stream.ReadExactlyAsync(new byte[length is null ? 0 : int.Parse(length.Split(':')[1])], _end.Token);
        return lines[0];
    }
}
