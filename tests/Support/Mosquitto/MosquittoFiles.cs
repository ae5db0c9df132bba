using System.Text;
using PitMarshal.Broker;

namespace PitMarshal.Tests.Support.Mosquitto;

/// <summary>What Mosquitto reads at its start: its configuration, the users, and who may do what.</summary>
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

    internal static string Conf(string folder) => Path.Combine(folder, "mosquitto.conf");

    private static string Users(string folder) => Path.Combine(folder, "users");

    private static string Access(string folder) => Path.Combine(folder, "access");

    private static string Configuration(string folder, int port, BrokerListener listener)
    {
        var conf = new StringBuilder($"""
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
            topic read {venue.HeadTopic}

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
