using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace PitMarshal.Cli.Machine;

/// <summary>This machine as others reach it.</summary>
internal static class ThisMachine
{
    /// <summary>Its own address on the network that leads outside; null without one.</summary>
    internal static string? Address() => NetworkInterface.GetAllNetworkInterfaces()
        .Where(card => card.OperationalStatus == OperationalStatus.Up
            && card.NetworkInterfaceType != NetworkInterfaceType.Loopback)
        .Select(card => card.GetIPProperties())
        .OrderByDescending(card => card.GatewayAddresses.Count)
        .SelectMany(card => card.UnicastAddresses)
        .Select(card => card.Address)
        .FirstOrDefault(address =>
            address.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(address))?.ToString();

    /// <summary>An address that one can open, of one that means all of this machine's.</summary>
    internal static string Reachable(string url) =>
        url.Replace("//0.0.0.0", $"//{Address() ?? "localhost"}").Replace("//[::]", $"//{Address() ?? "localhost"}");

    /// <summary>False when other machines reach an address to listen on, such as <c>http://0.0.0.0:8080</c>.</summary>
    internal static bool IsAlone(string listen) => listen.Split(';').All(url =>
        Uri.TryCreate(url.Replace("//+", "//0.0.0.0").Replace("//*", "//0.0.0.0"), UriKind.Absolute, out var at)
        && at.IsLoopback);
}
