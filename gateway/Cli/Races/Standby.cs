using Microsoft.Extensions.Logging;
using PitMarshal.Broker;
using PitMarshal.Cli.Machine;
using PitMarshal.Events;
using PitMarshal.Ingest;
using PitMarshal.Ingest.Following;
using PitMarshal.Ingest.Recording;
using PitMarshal.Simulation;
using PitMarshal.Store;
using PitMarshal.Store.Postgres;
using PitMarshal.Web;

namespace PitMarshal.Cli.Races;

/// <summary><c>run --standby</c>: shows the race that another gateway runs, until that one is gone.</summary>
internal static class Standby
{
    /// <summary>
    /// The log's writer as soon as nobody else has the log; null when it was told to end before.
    /// </summary>
    public static async Task<ILogWriter?> Wait(
        PostgresRaceLog log, DataFolder folder, Venue venue, ServedParts pages, TimeProvider time,
        TerminationSignal end, ILoggerFactory logs)
    {
        var (following, serving) = (logs.Teller("Standby"), logs.Teller("Web"));
        using var standby = Patience.With(log.Stand, following);
        if (Patience.With(standby.TakeNow, following) is { } free)
        {
            return free;
        }
        StandbyWatch? watch = null;
        await using var gateway = new Gateway(venue, null, time, Open, _ => { })
        {
            Following = new LogFollowing(log),
            Sharing = () => watch?.Sharing ?? LogSharing.Alone,
        };
        watch = new StandbyWatch(standby, () => gateway.Followed);
        await using (watch)
        {
            await using var web = await WebServer.TryStart(pages.Listen, gateway, folder, serving, pages.Certificate);
            gateway.Start();
            Console.WriteLine($"ready standby of {log} web {web?.Address ?? "none"}");
            var first = await Task.WhenAny(watch.Taken, end.Requested, gateway.Completion);
            if (first != watch.Taken)
            {
                await first;
                return null;
            }
            following("the gateway that ran the race is gone: this one takes over");
            return await watch.Taken;
        }

        Intake Open(Instant now) => Patience.With(
            () => Judging.Open(folder, venue, new FollowedLog(), null, now, following), following);
    }
}
