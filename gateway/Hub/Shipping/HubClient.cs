using System.Buffers;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using PitMarshal.Hub.Wire;
using PitMarshal.Store;

namespace PitMarshal.Hub.Shipping;

/// <summary>
/// Asks a hub, and believes it nothing: answers are bounded in time and size, redirects are not followed, and what no
/// hub answers is <see cref="HubFailed"/>.
/// </summary>
internal sealed class HubClient : IDisposable
{
    private const int HeadersKb = 8;

    private readonly HttpClient _client;
    private readonly string _log;
    private readonly TimeSpan _answer;

    /// <param name="authority">A file in PEM: who vouches for the hub; null: the machine's own authorities.</param>
    internal HubClient(HubAddress hub, string key, string race, string? authority, TimeSpan answer)
    {
        (_log, _answer) = ($"api/v1/hub/logs/{race}", answer);
        _client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            MaxConnectionsPerServer = 1,
            MaxResponseHeadersLength = HeadersKb,
            MaxResponseDrainSize = WireLimits.LargestAnswer,
            ConnectTimeout = answer,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            SslOptions = Trusting(authority),
        })
        {
            BaseAddress = hub.Root,
            Timeout = answer,
            MaxResponseContentBufferSize = WireLimits.LargestAnswer,
        };
        _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
    }

    public void Dispose() => _client.Dispose();

    /// <summary>What it has of the log.</summary>
    internal Task<HubReply> Head(CancellationToken end) =>
        Ask(new HttpRequestMessage(HttpMethod.Get, $"{_log}/head"), end);

    /// <summary>Entries after a place; without any it is asked whether it is at that place.</summary>
    /// <param name="written">The last entry of the whole log.</param>
    /// <param name="waitingMs">How long the first of what is not acknowledged has waited.</param>
    internal Task<HubReply> Send(LogPiece piece, long written, long waitingMs, CancellationToken end)
    {
        var lines = new ArrayBufferWriter<byte>(4096);
        foreach (var entry in piece.Entries)
        {
            EntryLine.Write(lines, entry);
        }
        var query = $"after={piece.After.Position}&hash={piece.After.Hash}&end={piece.End.Hash}"
            + $"&written={written}&waitingMs={waitingMs}";
        var content = new ReadOnlyMemoryContent(lines.WrittenMemory);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
        return Ask(new HttpRequestMessage(HttpMethod.Post, $"{_log}/entries?{query}") { Content = content }, end);
    }

    /// <summary>The text of regulations that the log names by its SHA-256.</summary>
    internal Task<HubReply> SendRegulations(string hash, byte[] text, CancellationToken end) =>
        Ask(new HttpRequestMessage(HttpMethod.Put, $"{_log}/regulations/{hash}")
        {
            Content = new ByteArrayContent(text),
        }, end);

    private async Task<HubReply> Ask(HttpRequestMessage request, CancellationToken end)
    {
        using (request)
        {
            try
            {
                using var answer = await _client.SendAsync(request, HttpCompletionOption.ResponseContentRead, end);
                return HubReply.Read(await answer.Content.ReadAsByteArrayAsync(end)) is { } reply
                    && reply.Reason is null == answer.IsSuccessStatusCode
                    ? reply
                    : throw new HubFailed($"answers {(int)answer.StatusCode} and nothing that a hub says");
            }
            catch (HttpRequestException refused)
            {
                throw new HubFailed($"cannot be reached: {refused.Message}");
            }
            catch (OperationCanceledException) when (!end.IsCancellationRequested)
            {
                throw new HubFailed($"does not answer within {_answer.TotalSeconds} s", isSlow: true);
            }
        }
    }

    private static SslClientAuthenticationOptions Trusting(string? authority)
    {
        var options = new SslClientAuthenticationOptions();
        if (authority is not null)
        {
            options.CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck,
            };
            options.CertificateChainPolicy.CustomTrustStore.ImportFromPemFile(authority);
        }
        return options;
    }
}
