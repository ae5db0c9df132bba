using System.Security.Cryptography;
using System.Text;
using PitMarshal.Broker;
using PitMarshal.Ingest;
using PitMarshal.Ingest.Recording;

namespace PitMarshal.Web.Officials.Registry;

/// <summary>
/// Who reads the gateway's console may make the first official: with a code that is random, the same after a restart,
/// and void as soon as there is anybody.
/// </summary>
internal static class SetupCode
{
    // Nothing that looks like something else. 12 of them are 60 bits.
    private const string Letters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private const int Length = 12, Group = 4;

    /// <summary>The code, such as <c>7KQM-2XWB-HT9C</c>; null when there are officials.</summary>
    internal static string? Keep(DataFolder folder, Accounts accounts)
    {
        if (accounts.All.Count > 0)
        {
            End(folder);
            return null;
        }
        if (Read(folder) is not { } code)
        {
            code = RandomNumberGenerator.GetString(Letters, Length);
            try
            {
                PrivateFile.Write(folder.SetupCode, code + "\n");
            }
            catch (IOException full) when (FullDisk.IsWhy(full))
            {
                // Nobody could be made an official either.
                return null;
            }
        }
        return string.Join('-', code.Chunk(Group).Select(group => new string(group)));
    }

    /// <summary>However it is written: small letters and missing hyphens are the same.</summary>
    internal static bool Is(DataFolder folder, string given) =>
        Read(folder) is { } code && CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(code), Encoding.UTF8.GetBytes(Plain(given)));

    internal static void End(DataFolder folder) => File.Delete(folder.SetupCode);

    private static string? Read(DataFolder folder) =>
        File.Exists(folder.SetupCode) && Plain(File.ReadAllText(folder.SetupCode)) is { Length: Length } code
            ? code
            : null;

    private static string Plain(string text) => string.Concat(text.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
}
