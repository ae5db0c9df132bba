using Microsoft.AspNetCore.Http;
using PitMarshal.Web.Officials.Registry;

namespace PitMarshal.Web.Officials.SigningIn;

/// <summary>Checks names, passwords and the setup code. Guessing is slow, and slows nothing else down.</summary>
internal sealed class SignIn(Accounts accounts, SignInLimits limits, KnownDevices devices) : IDisposable
{
    /// <summary>Hashing takes a whole core for a while: so many at once, and so many who wait for it.</summary>
    internal const int MostAtOnce = 2, MostWaiting = 16;

    private static readonly TimeSpan s_busy = TimeSpan.FromSeconds(2);

    private static readonly SignInAttempt s_wrong = new(null, "Name or password is wrong.");

    private readonly SemaphoreSlim _hashing = new(MostAtOnce, MostAtOnce);
    private int _inside;

    /// <summary>The same answer, after the same time, to a wrong name and to a wrong password.</summary>
    internal async Task<SignInAttempt> Try(HttpContext http, string name, string password)
    {
        var isPossible = name.Length <= 2 * AccountForm.LongestName && password.Length <= Passwords.Longest;
        var account = isPossible ? accounts.Find(name) : null;
        var official = account?.Who.Name;
        var guess = new SignInGuess(
            ClientAddress.Of(http), official, official is null ? null : devices.Of(http, official));
        if (limits.Begin(guess) is { } wait)
        {
            return SignInAttempt.Later(wait, "Too many attempts failed.");
        }
        if (!isPossible)
        {
            return s_wrong;
        }
        switch (await Is(account, password, guess.Device is not null, http.RequestAborted))
        {
            case null:
                return SignInAttempt.Later(s_busy, "Too many sign in at once.");
            case false:
                return s_wrong;
            default:
                limits.Succeeded(guess);
                return new SignInAttempt(account);
        }
    }

    /// <summary>Counts a try of the setup code; null when it may be made.</summary>
    internal SignInAttempt? BeginCode(HttpContext http) =>
        limits.Begin(Code(http)) is { } wait ? SignInAttempt.Later(wait, "Too many attempts failed.") : null;

    internal void CodeWasRight(HttpContext http) => limits.Succeeded(Code(http));

    public void Dispose() => _hashing.Dispose();

    private static SignInGuess Code(HttpContext http) => new(ClientAddress.Of(http), null);

    /// <summary>Null when too many wait already; for browsers that are known there is more room.</summary>
    private async Task<bool?> Is(Account? account, string password, bool isKnown, CancellationToken left)
    {
        if (Interlocked.Increment(ref _inside) > (isKnown ? 2 : 1) * (MostAtOnce + MostWaiting))
        {
            Interlocked.Decrement(ref _inside);
            return null;
        }
        try
        {
            await _hashing.WaitAsync(left);
            try
            {
                return await Task.Run(() => Passwords.Is(account, password), CancellationToken.None);
            }
            finally
            {
                _hashing.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref _inside);
        }
    }
}
