namespace PitMarshal.Web.Officials.SigningIn;

/// <summary>A name and a password that somebody tries.</summary>
/// <param name="Address">From which it comes.</param>
/// <param name="Official">The official of that name; null: nobody's, or the setup code.</param>
/// <param name="Device">The browser, where the official signed in before in it; null where not.</param>
internal readonly record struct SignInGuess(string Address, string? Official, string? Device = null);
