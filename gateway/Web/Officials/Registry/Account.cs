using System.Security.Cryptography;
using PitMarshal.Web.Officials.Roles;

namespace PitMarshal.Web.Officials.Registry;

/// <summary>Somebody who may sign in.</summary>
/// <param name="Who">Name, role and place.</param>
/// <param name="Hash">Of the password, with its salt.</param>
/// <param name="Stamp">Another one with each new password: sessions that carry an older one are over.</param>
public sealed record Account(Official Who, string Hash, string Stamp)
{
    /// <summary>Hashing takes a moment, on purpose.</summary>
    public static Account Of(Official who, string password) => new(who, Passwords.Hash(password), FreshStamp());

    public Account With(string password) => this with { Hash = Passwords.Hash(password), Stamp = FreshStamp() };

    /// <summary>The same, with all its sessions over.</summary>
    public Account WithoutSessions() => this with { Stamp = FreshStamp() };

    private static string FreshStamp() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
}
