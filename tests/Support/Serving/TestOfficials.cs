using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using PitMarshal.Ingest.Recording;
using PitMarshal.Web.Officials.Registry;
using PitMarshal.Web.Officials.Roles;

namespace PitMarshal.Tests.Support.Serving;

/// <summary>People who may sign in at a test's gateway, all with the same password.</summary>
internal static class TestOfficials
{
    internal const string Password = "wet tyres at dusk";

    // Hashing is slow on purpose; so few rounds are accepted as any. What the program itself hashes takes its time.
    private static readonly string s_hash =
        new PasswordHasher<Account>(Options.Create(new PasswordHasherOptions { IterationCount = 1 }))
            .HashPassword(null!, Password);

    /// <summary>Lets somebody sign in at the gateway of a folder, whether it runs already or not.</summary>
    internal static void Admit(DataFolder folder, Official who) => Assert.Null(
        new Accounts(folder, _ => { }).Add(new Account(who, s_hash, $"stamp of {who.Name}")));
}
