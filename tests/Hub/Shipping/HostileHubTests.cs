using System.Net.Sockets;
using System.Text;
using PitMarshal.Hub.Wire;
using PitMarshal.Store;
using PitMarshal.Tests.Hub.Parts;

namespace PitMarshal.Tests.Hub.Shipping;

/// <summary>A hub that is slow, wrong or hostile is told, and nothing else comes of it.</summary>
public sealed class HostileHubTests
{
    private const string None = "0000000000000000000000000000000000000000000000000000000000000000";
    private static readonly string s_other = new('a', 64);

    public static TheoryData<string, string> Answers => new()
    {
        { "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", "answers 200 and nothing that a hub says" },
        { "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n", "answers 404 and nothing that a hub says" },
        { "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n", "answers 302" },
        { "SSH-2.0-OpenSSH_9.2\r\n\r\n", "cannot be reached" },
        { HostileHub.Json("[]"), "answers 200 and nothing" },
        { HostileHub.Json("""{"position":"x","hash":7}"""), "answers 200 and nothing" },
        { HostileHub.Json($$"""{"position":-1,"hash":"{{None}}"}"""), "answers 200 and nothing" },
        { HostileHub.Json($$"""{"position":3,"hash":"{{s_other}}"}"""), "has another entry 3 of race day" },
        { HostileHub.Json($$"""{"position":9223372036854775807,"hash":"{{s_other}}"}"""),
            "has 9223372036854775807 entries of race day" },
        { HostileHub.Json($$"""{"position":0,"hash":"{{None}}"}"""),
            "says that it has entry 0, which is not what was sent" },
        { HostileHub.Json($$"""{"position":0,"hash":"{{None}}","reason":"key","text":"no\u0007no"}""", "401 No"),
            "refuses the log (key): no no" },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task Rubbish_is_told(string answer, string told)
    {
        using var hub = new HostileHub(answer);
        using var log = new VenueLog().Stops(2);
        await using var shipper = log.Ship(hub.Address, "key");

        LogEquality.Until(() => shipper.Problem?.Contains(told) == true, () => $"{shipper.Problem}");

        Assert.Contains("The race goes on; ", shipper.Problem);
    }

    [Fact]
    public async Task Bodies_and_headers_without_end_are_not_read_to_their_end()
    {
        foreach (var (begin, piece, told) in ((string, string, string)[])
        [
            ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n",
                "10000\r\n" + new string(' ', 65_536) + "\r\n", "cannot be reached"),
            ("HTTP/1.1 200 OK\r\n", $"X-More: {new string('x', 4000)}\r\n", "cannot be reached"),
            ("HTTP/1.1 200 OK\r\nContent-Length: 2000000000\r\n\r\n", new string('x', 65_536), "cannot be reached"),
        ])
        {
            long sent = 0;
            using var hub = new HostileHub((_, stream, end) => Flood(stream, begin, piece, n => sent += n, end));
            using var log = new VenueLog().Stops(2);
            await using var shipper = log.Ship(hub.Address, "key");

            LogEquality.Until(() => shipper.Problem?.Contains(told) == true, () => $"{shipper.Problem}");

            // What fits into the buffers of the connections, and not the rest.
            Assert.InRange(sent, 1, 64 << 20);
        }
    }

    [Fact]
    public async Task Silence_is_told_and_ends_with_the_answer()
    {
        using var mayAnswer = new SemaphoreSlim(0);
        using var hub = new HostileHub(async (_, stream, end) =>
        {
            await mayAnswer.WaitAsync(end);
            await stream.WriteAsync("HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n"u8.ToArray(), end);
        });
        using var log = new VenueLog().Stops(2);
        await using var shipper = log.Ship(hub.Address, "key");

        LogEquality.Until(() => shipper.Problem?.Contains("does not answer within 2 s") == true,
            () => $"{shipper.Problem}");
        mayAnswer.Release(100);
        LogEquality.Until(() => shipper.Problem?.Contains("answers 500") == true, () => $"{shipper.Problem}");
    }

    [Fact]
    public async Task A_hub_that_takes_all_and_keeps_nothing_is_told_and_not_fed_without_pause()
    {
        using var log = new VenueLog().Stops(20);
        var heads = Heads(log.Log);
        using var hub = new HostileHub(async (line, stream, end) =>
        {
            // It takes each batch, and then it has only the first entry again.
            var taken = line.StartsWith("POST", StringComparison.Ordinal)
                && line.Contains("after=1&", StringComparison.Ordinal);
            var reply = taken ? new HubReply(heads[^1])
                : line.StartsWith("GET", StringComparison.Ordinal) ? new HubReply(heads[0])
                : new HubReply(heads[0], RefusalReason.Behind, "the log ends here with entry 1");
            await stream.WriteAsync(Encoding.ASCII.GetBytes(HostileHub.Json(
                Encoding.ASCII.GetString(reply.Write()), reply.Reason is null ? "200 OK" : "409 Conflict")), end);
        });
        await using var shipper = log.Ship(hub.Address, "key");

        LogEquality.Until(() => shipper.Problem?.Contains("it lost what lies between") == true,
            () => $"{shipper.Problem}");

        Assert.InRange(hub.Requests, 1, 100);
    }

    private static List<LogHead> Heads(IRaceLog log)
    {
        using var reader = log.Read();
        return [.. reader.Chained().Select(entry =>
            new LogHead(entry.Entry.Position, Convert.ToHexStringLower(entry.Hash)))];
    }

    private static async Task Flood(
        NetworkStream stream, string begin, string piece, Action<int> sent, CancellationToken end)
    {
        await stream.WriteAsync(Encoding.ASCII.GetBytes(begin), end);
        var bytes = Encoding.ASCII.GetBytes(piece);
        while (true)
        {
            await stream.WriteAsync(bytes, end);
            sent(bytes.Length);
        }
    }
}
