using PitMarshal.Mqtt;

namespace PitMarshal.Broker;

/// <summary>A broker of the club's own, as <c>--broker</c> gives it: <c>mqtt[s]://[user[:password]@]host[:port][?ca=FILE]</c>.</summary>
public static class BrokerAddress
{
    // Where Debian, Fedora and macOS keep the authorities they trust.
    private static readonly string[] s_authorities =
        ["/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/cert.pem"];

    /// <summary>What is wrong with the address is told in <paramref name="what"/>.</summary>
    public static bool TryParse(string url, out MqttOptions options, out string what)
    {
        options = new MqttOptions();
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address)
            || address.Scheme is not ("mqtt" or "mqtts")
            || address.Host.Length == 0)
        {
            what = $"'{url}' is not a broker's address; expected mqtt://[user:password@]host[:port] or mqtts://…";
            return false;
        }
        var encrypted = address.Scheme == "mqtts";
        var user = address.UserInfo.Split(':', 2);
        options = new MqttOptions
        {
            Host = address.IdnHost,
            Port = address.Port > 0 ? address.Port : encrypted ? 8883 : 1883,
            User = user[0].Length > 0 ? Uri.UnescapeDataString(user[0]) : null,
            Password = user.Length > 1 ? Uri.UnescapeDataString(user[1]) : null,
            CaFile = encrypted ? CaFile(address.Query) : null,
        };
        what = encrypted && options.CaFile is null ? $"'{url}': give the broker's authority as ?ca=FILE" : "";
        return what.Length == 0;
    }

    private static string? CaFile(string query) =>
        query.StartsWith("?ca=", StringComparison.Ordinal)
            ? Uri.UnescapeDataString(query[4..])
            : s_authorities.FirstOrDefault(File.Exists);
}
