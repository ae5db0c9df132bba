using System.Security.Cryptography;

namespace PitMarshal.Tests.Support.Mosquitto;

/// <summary>
/// Mosquitto's own form of a password: <c>$7$iterations$salt$hash</c>, PBKDF2 with SHA-512. Written here because
/// mosquitto_passwd takes passwords as arguments, where every user of the machine can read them.
/// </summary>
internal static class PasswordFile
{
    // The passwords are 128 random bits: nothing is gained by making each guess slow.
    private const int Iterations = 101, SaltBytes = 12, HashBytes = 64;

    internal static string Line(string user, string password)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        var hash = Rfc2898DeriveBytes.Pbkdf2(password, salt, Iterations, HashAlgorithmName.SHA512, HashBytes);
        return $"{user}:$7${Iterations}${Convert.ToBase64String(salt)}${Convert.ToBase64String(hash)}";
    }
}
