using System.Security.Cryptography;
using System.Text;
using PitMarshal.Broker;
using PitMarshal.Events;
using PitMarshal.Store;
using PitMarshal.Store.Feed;

namespace PitMarshal.Web.Feed;

/// <summary>
/// What a webhook signs with, so that its receiver knows who speaks: made at the first use, readable by its owner only.
/// </summary>
internal sealed class WebhookSecret
{
    private const int FewestCharacters = 16;

    private readonly byte[] _key;

    private WebhookSecret(byte[] key) => this._key = key;

    /// <exception cref="BadInput">It cannot be read or made, or is too short to be a secret.</exception>
    internal static WebhookSecret Open(string file)
    {
        try
        {
            if (!File.Exists(file))
            {
                PrivateFile.Write(file, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)) + "\n");
            }
            var text = File.ReadAllText(file).Trim();
            return text.Length >= FewestCharacters ? new(Encoding.UTF8.GetBytes(text))
                : throw new BadInput(
                    $"{file}: shorter than {FewestCharacters} characters; remove it, and another is made");
        }
        catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException)
        {
            throw new BadInput($"{file}: cannot be kept: {unusable.Message}");
        }
    }

    /// <summary>
    /// HMAC-SHA256 (hex) of the position, a point, and the body: neither can be changed, nor an
    /// old body sent as a new one.
    /// </summary>
    internal string Sign(FeedPosition position, string body) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{position}.{body}")));
}
