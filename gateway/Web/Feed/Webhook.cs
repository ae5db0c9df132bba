using System.Net.Http.Headers;
using System.Text;
using PitMarshal.Events;
using PitMarshal.Ingest;
using PitMarshal.Ingest.Recording;
using PitMarshal.Judge.Verdicts;
using PitMarshal.Store;
using PitMarshal.Store.Feed;
using PitMarshal.Web.Stations;

namespace PitMarshal.Web.Feed;

/// <summary>
/// Posts each change of a verdict to one address, in the order of the log and one at a time, until it is taken. It
/// reads the log at its own pace and holds up nobody; what was delivered when the gateway dies may come once more.
/// </summary>
public sealed class Webhook : IAsyncDisposable
{
    private const int PieceMost = 64;

    // What is under way when the gateway ends may still be answered: else it would come again.
    private static readonly TimeSpan s_lastAnswer = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _end = new(), _lastAnswer = new();
    private readonly HttpClient _client;
    private readonly Uri _url;
    private readonly LogNews _news;
    private readonly ILogFeed _log;
    private readonly WebhookSecret _secret;
    private readonly WebhookPlace _place;
    private readonly WebhookPace _pace;
    private readonly Action<string> _notice;
    private readonly Task _run;
    private int _failures;
    private bool _isUnkept;

    /// <exception cref="BadInput">The address is none, or the secret cannot be kept.</exception>
    public Webhook(string url, DataFolder folder, LogNews news, WebhookPace pace, Action<string> notice)
    {
        _url = Uri.TryCreate(url, UriKind.Absolute, out var given) && given.Scheme is "http" or "https"
            ? given : throw new BadInput($"--webhook: '{url}' is not an address such as https://host/path");
        (_news, _pace, _notice) = (news, pace, notice);
        _secret = WebhookSecret.Open(folder.WebhookSecret);
        _place = new WebhookPlace(folder.WebhookPlace, _url);
        _client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            Timeout = pace.Answer,
        };
        _log = folder.Log.Follow();
        notice($"verdicts go to {Name}, signed with the secret in {folder.WebhookSecret}");
        _run = Task.Run(Run);
    }

    /// <summary>Without what may be a password.</summary>
    private string Name => $"{_url.Scheme}://{_url.Authority}";

    public async ValueTask DisposeAsync()
    {
        _lastAnswer.CancelAfter(s_lastAnswer);
        await _end.CancelAsync();
        await _run;
        _client.Dispose();
        _log.Dispose();
        _end.Dispose();
        _lastAnswer.Dispose();
    }

    private async Task Run()
    {
        var position = _place.Read();
        try
        {
            if (!_log.Knows(position))
            {
                _notice($"webhook: {position} is no place of this log; all of it is sent again");
                position = default;
            }
            while (true)
            {
                var next = _news.Next;
                var piece = _log.After(position, PieceMost);
                foreach (var item in piece)
                {
                    _end.Token.ThrowIfCancellationRequested();
                    await Deliver(item);
                    Keep(position = item.Position, urgent: false);
                }
                if (piece.Count == 0)
                {
                    Keep(position, urgent: true);
                    await next.WaitAsync(_end.Token);
                }
            }
        }
        catch (OperationCanceledException)
        {
            Keep(position, urgent: true);
        }
        catch (LogFailed failed)
        {
            _notice($"webhook: ended, the log cannot be read: {failed.Message}");
        }
        catch (Exception mistake)
        {
            _notice($"webhook: ended by a mistake: {mistake}");
        }
    }

    private void Keep(FeedPosition position, bool urgent)
    {
        try
        {
            _place.Keep(position, urgent);
        }
        catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException)
        {
            if (!_isUnkept)
            {
                _isUnkept = true;
                _notice($"webhook: cannot keep how far it is; after a restart verdicts come again: {unusable.Message}");
            }
        }
    }

    private async Task Deliver(FeedItem item)
    {
        while (item.Verdict is { } verdict
            && await Post(item.Position, item.Json ?? VerdictJson.Withdrawn(verdict)) is { } wrong)
        {
            Fail(wrong);
            await Task.Delay(_pace.Wait(_failures), _end.Token);
        }
        if (item.Verdict is not null && _failures > 0)
        {
            _notice($"webhook: {Name} takes verdicts again, after {_failures} failures; none is lost");
            _failures = 0;
        }
    }

    private void Fail(string wrong)
    {
        if (++_failures == 1)
        {
            _notice($"webhook: {Name} {wrong}; it is tried again until it takes the verdict");
        }
    }

    /// <summary>Null when it was taken; else what is wrong.</summary>
    private async Task<string?> Post(FeedPosition position, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _url)
        {
            Content = new StringContent(body, Encoding.UTF8),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("PitMarshal-Position", $"{position}");
        request.Headers.Add("PitMarshal-Signature", $"sha256={_secret.Sign(position, body)}");
        try
        {
            using var answer = await _client.SendAsync(
                request, HttpCompletionOption.ResponseHeadersRead, _lastAnswer.Token);
            return answer.IsSuccessStatusCode ? null : $"answers {(int)answer.StatusCode}";
        }
        catch (HttpRequestException refused)
        {
            return $"cannot be reached: {refused.Message}";
        }
        catch (OperationCanceledException) when (!_lastAnswer.IsCancellationRequested)
        {
            return $"does not answer within {_pace.Answer.TotalSeconds} s";
        }
    }
}
