using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace PitMarshal.Tests.Pages;

/// <summary>A browser: keeps cookies, follows nothing by itself.</summary>
internal sealed partial class Visitor(Func<string> address) : IDisposable
{
    private readonly CookieContainer _cookies = new();
    private HttpClient? _client;

    /// <summary>Of the forms that are made for this person.</summary>
    internal string Token { get; set; } = "";

    internal CookieCollection Cookies => _cookies.GetCookies(new Uri(address()));

    private HttpClient Client => _client ??= new HttpClient(new SocketsHttpHandler
    {
        CookieContainer = _cookies,
        AllowAutoRedirect = false,
        SslOptions = { RemoteCertificateValidationCallback = (_, _, _, _) => true },
    });

    internal Task<Answer> Get(string path) => Send(new HttpRequestMessage(HttpMethod.Get, address() + path));

    /// <summary>
    /// Sends a form with the token; of somebody who has none yet, that of the page <paramref name="from"/>.
    /// </summary>
    internal async Task<Answer> Post(string path, params (string Name, string Value)[] fields)
    {
        if (Token.Length == 0)
        {
            await LoadToken(path);
        }
        return await PostBare(path, [.. fields, ("token", Token)]);
    }

    /// <summary>Sends a form as it is.</summary>
    internal Task<Answer> PostBare(string path, params (string Name, string Value)[] fields) =>
        Send(new HttpRequestMessage(
        HttpMethod.Post, address() + path)
        {
            Content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))),
        });

    internal Task<Answer> Post(string path, HttpContent content, params (string Name, string Value)[] headers) =>
        Send(HttpMethod.Post, path, content, headers);

    internal Task<Answer> Send(
        HttpMethod method, string path, HttpContent? content, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, address() + path) { Content = content };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }
        return Send(request);
    }

    /// <summary>As a program does; keeps the token.</summary>
    internal async Task<Answer> SignIn(string name, string password)
    {
        var answer = await Post("/api/v1/session", JsonContent.Create(new { name, password }));
        if (answer.Status == 200)
        {
            Token = JsonDocument.Parse(answer.Text).RootElement.GetProperty("token").GetString()!;
        }
        return answer;
    }

    /// <summary>Reads the token out of the forms of a page.</summary>
    internal async Task LoadToken(string page) => Token = TokenField().Match((await Get(page)).Text).Groups[1].Value;

    public void Dispose() => _client?.Dispose();

    private async Task<Answer> Send(HttpRequestMessage request)
    {
        using (request)
        {
            using var response = await Client.SendAsync(request);
            return new Answer((int)response.StatusCode,
                WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync()),
                response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated)
                    .ToDictionary(header => header.Key, header => string.Join(", ", header.Value),
                        StringComparer.OrdinalIgnoreCase),
                response.Version);
        }
    }

    [GeneratedRegex("name=\"token\" value=\"([^\"]+)\"")]
    private static partial Regex TokenField();
}
