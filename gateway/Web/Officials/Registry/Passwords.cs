using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace PitMarshal.Web.Officials.Registry;

/// <summary>How passwords are kept, and which ones are refused.</summary>
internal static class Passwords
{
    /// <summary>Characters.</summary>
    internal const int Shortest = 8, Longest = 200;

    // PBKDF2 with SHA-512; so many rounds as OWASP asks for it.
    private static readonly PasswordHasher<Account> s_hasher =
        new(Options.Create(new PasswordHasherOptions { IterationCount = 210_000 }));

    // What lists of broken passwords begin with, without the digits and signs that people put behind.
    private static readonly HashSet<string> s_usual = new(StringComparer.OrdinalIgnoreCase)
    {
        "password", "passwort", "passw0rd", "p@ssw0rd", "p@ssword", "motdepasse", "contrasena", "qwerty", "qwertyui",
        "qwertyuiop", "qwertz", "qwertzui", "azerty", "azertyui", "asdfghjk", "asdfghjkl", "1q2w3e4r", "1qaz2wsx",
        "q1w2e3r4", "iloveyou", "sunshine", "princess", "football", "baseball", "superman", "batman", "trustno",
        "welcome", "letmein", "changeme", "administrator", "admin", "dragon", "monkey", "master", "starwars",
        "whatever", "computer", "internet", "michelle", "jennifer", "corvette", "mercedes", "ferrari", "porsche",
        "steward", "marshal", "marshall", "pitmarshal", "racecontrol", "race control", "race-control", "pitlane",
        "pit lane", "chequered", "endurance", "secret", "default", "test", "hello", "abcd",
    };

    internal static string Hash(string password) => s_hasher.HashPassword(null!, password);

    /// <summary>Takes as long for somebody unknown as for anybody.</summary>
    internal static bool Is(Account? account, string password)
    {
        if (account is null)
        {
            Hash(password);
            return false;
        }
        try
        {
            return s_hasher.VerifyHashedPassword(account, account.Hash, password) != PasswordVerificationResult.Failed;
        }
        catch (FormatException)
        {
            // Somebody wrote into the file what is no hash.
            return false;
        }
    }

    /// <summary>Why somebody cannot have this password; null: he can.</summary>
    internal static string? Refuse(string password, string name) => password switch
    {
        "" => "Choose a password.",
        { Length: < Shortest } => $"At least {Shortest} characters.",
        { Length: > Longest } => $"At most {Longest} characters.",
        _ when password.Equals(name, StringComparison.OrdinalIgnoreCase) => "The name is no password.",
        _ when IsUsual(password) => "This is among the first that anybody would try.",
        _ => null,
    };

    private static bool IsUsual(string password) =>
        password.Distinct().Count() < 4
        || IsRun(password, 1) || IsRun(password, -1)
        || s_usual.Contains(password)
        || s_usual.Contains(password.Trim().TrimEnd("0123456789!?.*#$-_".ToCharArray()));

    /// <summary>As <c>12345678</c>, <c>1234567890</c> and <c>hgfedcba</c>.</summary>
    private static bool IsRun(string password, int step) =>
        password.Zip(password.Skip(1))
            .All(pair => pair.Second - pair.First == step || pair is ('9', '0') or ('0', '9'));
}
