using System.Security.Cryptography;
using System.Text;
using PitMarshal.Events;

namespace PitMarshal.Broker.Inside.SigningIn;

/// <summary>
/// Who may sign in. The file is read again when it has changed: a station that was just added needs no restart.
/// </summary>
internal sealed class KnownUsers
{
    private readonly string _file;
    private readonly Lock _turn = new();
    private (DateTime Written, long Bytes) _version;
    private Dictionary<string, byte[]> _passwords = [];

    internal KnownUsers(string file)
    {
        _file = file;
        _version = Version();
        _passwords = Read();
    }

    internal bool Knows(string user) => Current().ContainsKey(user);

    /// <summary>Takes equally long wherever a wrong password differs from the right one.</summary>
    internal bool Admits(string user, ReadOnlySpan<byte> password) =>
        Current().TryGetValue(user, out var right) && CryptographicOperations.FixedTimeEquals(password, right);

    private Dictionary<string, byte[]> Current()
    {
        var version = Version();
        lock (_turn)
        {
            if (version != _version)
            {
                try
                {
                    _passwords = Read();
                    _version = version;
                }
                catch (Exception unusable) when (unusable is BadInput or IOException or UnauthorizedAccessException)
                {
                    // Somebody is still writing it, or broke it: those who could sign in still can.
                }
            }
            return _passwords;
        }
    }

    private (DateTime, long) Version()
    {
        var file = new FileInfo(_file);
        return file.Exists ? (file.LastWriteTimeUtc, file.Length) : default;
    }

    private Dictionary<string, byte[]> Read()
    {
        var credentials = Credentials.Read(_file);
        return credentials.Users.ToDictionary(user => user, user => Encoding.UTF8.GetBytes(credentials[user]));
    }
}
