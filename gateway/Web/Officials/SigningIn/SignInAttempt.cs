using PitMarshal.Web.Officials.Registry;

namespace PitMarshal.Web.Officials.SigningIn;

/// <summary>What became of a name and a password.</summary>
/// <param name="Account">Whose they are; null: refused.</param>
/// <param name="Refusal">Why, for the person; empty when they were right.</param>
/// <param name="Wait">When to come again, where that is why.</param>
internal sealed record SignInAttempt(Account? Account, string Refusal = "", TimeSpan? Wait = null)
{
    internal static SignInAttempt Later(TimeSpan wait, string why) =>
        new(null, $"{why} Try again in {InWords(wait)}.", wait);

    private static string InWords(TimeSpan wait) => Math.Ceiling(wait.TotalSeconds) switch
    {
        1 => "a second",
        <= 90 and var seconds => $"{seconds} seconds",
        var seconds => $"{Math.Ceiling(seconds / 60)} minutes",
    };
}
