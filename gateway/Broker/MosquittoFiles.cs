using System.Text;

namespace PitMarshal.Broker;

/// <summary>What Mosquitto reads at its start (its configuration) and again when it is told to: the users, and who may do what.</summary>
internal static class MosquittoFiles
{
    /// <summary>16 observations take 2 KB; whoever sends more than this is not one of our stations.</summary>
    internal const int LargestPacketBytes = 64 * 1024;

    // Nothing else: the broker keeps a retained message of each topic there is, and must not be filled with them.
    private static readonly string[] s_stationSays = ["obs", "state", "health", "clock/ask"];

    internal static void Write(string folder, int port, Venue venue, Credentials credentials)
    {
        PrivateFile.Write(Conf(folder), Configuration(folder, port, venue.Broker));
        PrivateFile.Write(Users(folder),
            string.Concat(credentials.Users.Select(user => PasswordFile.Line(user, credentials[user]) + "\n")));
        PrivateFile.Write(Access(folder), AccessList(venue));
    }

    /// <summary>
    /// Lets one more user in, and takes no other's line away: the venue file may have been changed since the broker began.
    /// </summary>
    internal static void Admit(string folder, Venue venue, Credentials credentials, string user)
    {
        var access = File.ReadAllText(Access(folder));
        if (!access.Contains($"user {user}\n", StringComparison.Ordinal))
        {
            var may = user == Venue.Watch ? Watching(venue) : Reporting(venue, user);
            PrivateFile.Write(Access(folder), $"{access}\n{may}");
        }
        var others = File.ReadLines(Users(folder)).Where(line => !line.StartsWith($"{user}:", StringComparison.Ordinal));
        PrivateFile.Write(Users(folder), string.Concat(others.Append(PasswordFile.Line(user, credentials[user])).Select(line => line + "\n")));
    }

    internal static string Conf(string folder) => Path.Combine(folder, "mosquitto.conf");

    /// <summary>The port of the last start, so that the stations find the broker again where it was; null at first.</summary>
    internal static int? LastPort(string folder) => File.Exists(Conf(folder))
        && File.ReadLines(Conf(folder)).FirstOrDefault(line => line.StartsWith("listener ", StringComparison.Ordinal))
            is { } listener
        && int.TryParse(listener.Split(' ')[1], out var port) ? port : null;

    private static string Users(string folder) => Path.Combine(folder, "users");

    private static string Access(string folder) => Path.Combine(folder, "access");

    private static string Configuration(string folder, int port, BrokerListener listener)
    {
        var conf = new StringBuilder($"""
            # Written by pitmarshal at every start: changes here are lost.
            listener {port} {(listener.Lan ? "0.0.0.0" : "127.0.0.1")}
            allow_anonymous false
            password_file {Users(folder)}
            acl_file {Access(folder)}
            user {Environment.UserName}

            # Nothing is kept here that is not kept elsewhere: stations keep what is not acknowledged, the gateway
            # publishes every configuration again whenever it connects.
            persistence false

            # A larger packet ends its sender's connection before it is read.
            max_packet_size {LargestPacketBytes}
            # In order, and enough under way that the gateway never waits for the next one.
            max_inflight_messages 1000
            # When the gateway stands still; beyond this stations send again what was not acknowledged.
            max_queued_messages 100000
            max_queued_bytes 67108864
            set_tcp_nodelay true

            log_dest stderr
            log_timestamp false
            log_type error
            log_type warning
            log_type notice
            log_type information

            """);
        if (listener.CertificateFile is { } certificate)
        {
            conf.Append($"certfile {certificate}\nkeyfile {listener.KeyFile}\n");
        }
        return conf.ToString();
    }

    private static string AccessList(Venue venue)
    {
        var access = new StringBuilder($"""
            user {Venue.Gateway}
            topic readwrite {Venue.TopicRoot}/#

            user {Venue.RaceControl}
            topic readwrite {venue.Topic(Venue.RaceControl, "#")}
            topic read {Venue.TopicRoot}/{venue.Name}/{Venue.Verdicts}

            {Watching(venue)}
            """);
        foreach (var station in venue.Stations)
        {
            access.Append($"\n{Reporting(venue, station.Name)}");
        }
        return access.ToString();
    }

    /// <summary>Who watches reads everything, and may only ask a station for its raw edges.</summary>
    private static string Watching(Venue venue) =>
        $"user {Venue.Watch}\ntopic read {Venue.TopicRoot}/{venue.Name}/#\ntopic write {venue.Topic("+", "watch")}\n";

    private static string Reporting(Venue venue, string station) =>
        $"user {station}\ntopic read {venue.Topic(station, "#")}\n"
        + string.Concat(s_stationSays.Select(tail => $"topic write {venue.Topic(station, tail)}\n"));
}
