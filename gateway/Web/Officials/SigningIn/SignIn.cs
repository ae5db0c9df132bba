using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using PitMarshal.Web.Officials.Registry;

namespace PitMarshal.Web.Officials.SigningIn;

/// <summary>Checks names, passwords and the setup code. Guessing is slow, and slows nothing else down.</summary>
internal sealed class SignIn(Accounts accounts, SignInLimits limits) : IDisposable
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
        var (address, isPossible) =
            (AddressOf(http), name.Length <= 2 * AccountForm.LongestName && password.Length <= Passwords.Longest);
        if (limits.Begin(address, isPossible ? name : null) is { } wait)
        {
            return SignInAttempt.Later(wait, "Too many attempts failed.");
        }
        if (!isPossible)
        {
            return s_wrong;
        }
        var account = accounts.Find(name);
        switch (await Is(account, password, http.RequestAborted))
        {
            case null:
                return SignInAttempt.Later(s_busy, "Too many sign in at once.");
            case false:
                return s_wrong;
            default:
                limits.Succeeded(address, name);
                return new SignInAttempt(account);
        }
    }

    /// <summary>Counts a try of the setup code; null when it may be made.</summary>
    internal SignInAttempt? BeginCode(HttpContext http) =>
        limits.Begin(AddressOf(http), null) is { } wait ? SignInAttempt.Later(wait, "Too many attempts failed.") : null;

    internal void CodeWasRight(HttpContext http) => limits.Succeeded(AddressOf(http), null);

    public void Dispose() => _hashing.Dispose();

    /// <summary>Null when too many wait already.</summary>
    private async Task<bool?> Is(Account? account, string password, CancellationToken left)
    {
        if (Interlocked.Increment(ref _inside) > MostAtOnce + MostWaiting)
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

    /// <summary>Of IPv6 the network: its owner has all addresses in it.</summary>
    private static string AddressOf(HttpContext http)
    {
        var address = http.Connection.RemoteIpAddress ?? IPAddress.None;
        address = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexStringLower(address.GetAddressBytes()[..8])
            : address.ToString();
    }
}
