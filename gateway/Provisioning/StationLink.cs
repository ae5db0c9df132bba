using System.Text;
using PitMarshal.Broker;
using PitMarshal.Events;

namespace PitMarshal.Provisioning;

/// <summary>How a board reaches the broker.</summary>
/// <param name="WifiName">1 to 32 bytes.</param>
/// <param name="WifiPassword">8 to 64 bytes; empty for an open network.</param>
/// <param name="Host">Name or address of the broker as the board sees it.</param>
/// <param name="Authority">What the board checks the broker with, DER; null without encryption.</param>
public sealed record StationLink(string WifiName, string WifiPassword, string Host, int Port, byte[]? Authority)
{
    /// <summary>Where the authority's certificate lies on the board.</summary>
    public const string AuthorityOnBoard = @"I:\ca.der";

    /// <summary>Where the settings lie on the board.</summary>
    public const string SettingsOnBoard = @"I:\station.cfg";

    private const int LongestWifiName = 32, ShortestWifiPassword = 8, LongestWifiPassword = 64;

    /// <exception cref="BadInput">A network's name or password, or a host, that cannot be one.</exception>
    public void Check()
    {
        Check("--ssid", WifiName, 1, LongestWifiName);
        if (WifiPassword.Length > 0)
        {
            Check("Wi-Fi password", WifiPassword, ShortestWifiPassword, LongestWifiPassword);
        }
        if (Uri.CheckHostName(Host) is UriHostNameType.Unknown or UriHostNameType.IPv6)
        {
            throw new BadInput($"--host '{Host}': not a name or IPv4 address");
        }
    }

    /// <summary>The station's own settings file, as its program reads it.</summary>
    public string Settings(Venue venue, VenueStation station, string password, bool loopBack)
    {
        var settings = new StringBuilder($"""
            # Station {station.Name} of {venue.Name}, for {SettingsOnBoard} on the board. Holds passwords.
            name={station.Name}
            venue={venue.Name}
            wifi.ssid={WifiName}
            wifi.password={WifiPassword}
            broker.host={Host}
            broker.port={Port}
            broker.user={station.Name}
            broker.password={password}

            """);
        if (Authority is not null)
        {
            settings.Append($"tls=1\nca={AuthorityOnBoard}\n");
        }
        if (loopBack)
        {
            settings.Append("loopback=1\n");
        }
        return settings.ToString();
    }

    // The file is lines of key=value, each trimmed: what it cannot carry must not be cut on the way.
    private static void Check(string what, string text, int least, int most)
    {
        var bytes = Encoding.UTF8.GetByteCount(text);
        if (bytes < least || bytes > most || text.Any(char.IsControl) || text.Trim() != text)
        {
            throw new BadInput(
                $"{what}: {least} to {most} bytes, without control characters, and no space at either end");
        }
    }
}
