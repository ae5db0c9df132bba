using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;

namespace PitMarshal.Web.Officials.SigningIn;

/// <summary>From where a request comes, as its share is counted. No header says it: anybody can write one.</summary>
internal static class ClientAddress
{
    /// <summary>Of IPv6 the network: its owner has all addresses in it.</summary>
    internal static string Of(HttpContext http)
    {
        var address = http.Connection.RemoteIpAddress ?? IPAddress.None;
        address = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexStringLower(address.GetAddressBytes()[..8])
            : address.ToString();
    }
}
