using Npgsql;
using PitMarshal.Events;

namespace PitMarshal.Store.Postgres.Connecting;

/// <summary>
/// Where a store is: <c>postgres://user[:password]@host[:port]/database</c>. A password that stands in no address is
/// taken from PGPASSWORD or from a password file, as PostgreSQL's own programs take it. Its text has neither user nor
/// password.
/// </summary>
public sealed class StoreAddress
{
    // A store that answers nothing must be told as lost within seconds. Cancelling would wait for it again.
    private const int ConnectSeconds = 3, AnswerSeconds = 5, AnswerNotAwaited = -1, ConnectionsMost = 40;
    private readonly string _text;

    private StoreAddress(string text, NpgsqlConnectionStringBuilder options) => (_text, Options) = (text, options);

    internal NpgsqlConnectionStringBuilder Options { get; }

    /// <exception cref="BadInput">It is none. The message has no password in it.</exception>
    public static StoreAddress Parse(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not ("postgres" or "postgresql")
            || uri.Host.Length == 0 || uri.AbsolutePath.Trim('/') is not { Length: > 0 } database)
        {
            throw new BadInput("--store: not an address such as postgres://user@host:5432/database");
        }
        var user = uri.UserInfo.Split(':', 2);
        var options = new NpgsqlConnectionStringBuilder
        {
            Host = uri.Host,
            Port = uri.Port > 0 ? uri.Port : NpgsqlConnection.DefaultPort,
            Database = Uri.UnescapeDataString(database),
            Timeout = ConnectSeconds,
            CommandTimeout = AnswerSeconds,
            CancellationTimeout = AnswerNotAwaited,
            MaxPoolSize = ConnectionsMost,
            MaxAutoPrepare = 32,
            AutoPrepareMinUsages = 2,
            KeepAlive = 10,
            ApplicationName = "pitmarshal",
            IncludeErrorDetail = false,
        };
        if (user[0].Length > 0)
        {
            options.Username = Uri.UnescapeDataString(user[0]);
        }
        if (user.Length > 1)
        {
            options.Password = Uri.UnescapeDataString(user[1]);
        }
        foreach (var given in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            Set(options, given.Split('=', 2));
        }
        return new StoreAddress($"postgres://{options.Host}:{options.Port}/{options.Database}", options);
    }

    public override string ToString() => _text;

    /// <summary>What PostgreSQL's programs take after a question mark, as far as it concerns this one.</summary>
    private static void Set(NpgsqlConnectionStringBuilder options, string[] given)
    {
        var value = given.Length > 1 ? Uri.UnescapeDataString(given[1]) : "";
        switch (given[0])
        {
            case "host":
                options.Host = value;
                break;
            case "sslmode" when Enum.TryParse<SslMode>(value.Replace("-", ""), ignoreCase: true, out var mode):
                options.SslMode = mode;
                break;
            case "sslrootcert":
                options.RootCertificate = value;
                break;
            case "sslcert":
                options.SslCertificate = value;
                break;
            case "sslkey":
                options.SslKey = value;
                break;
            case "passfile":
                options.Passfile = value;
                break;
            default:
                throw new BadInput($"--store: after the question mark may stand host, sslmode (disable, prefer, "
                    + $"require, verify-ca, verify-full), sslrootcert, sslcert, sslkey and passfile, not '{given[0]}'");
        }
    }
}
