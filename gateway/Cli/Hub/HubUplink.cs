using System.CommandLine;
using PitMarshal.Hub.Shipping;
using PitMarshal.Ingest.Recording;
using PitMarshal.Web.Feed;
using PitMarshal.Web.Operation;

namespace PitMarshal.Cli.Hub;

/// <summary><c>run --hub URL</c>: the log of this race is shipped to a hub while the gateway runs.</summary>
internal static class HubUplink
{
    public static Option<string?> Option() => new("--hub")
    {
        Description = "a hub that the log is shipped to, https; the venue's key is in DIR/hub-key or in "
            + $"{HubKey.Variable}",
        HelpName = "URL",
    };

    /// <summary>What pages and figures tell of it; null without a hub.</summary>
    public static Uplink? Of(LogShipper? shipper) =>
        shipper is null ? null : new Uplink(() => shipper.Problem, () => shipper.State.Lag);

    /// <summary>Null without a hub.</summary>
    public static LogShipper? Open(HubAddress? hub, DataFolder folder, LogNews news, Action<string> notice)
    {
        if (hub is null)
        {
            return null;
        }
        var race = HubRace.Of(folder, DateTimeOffset.UtcNow);
        notice($"the log is shipped to {hub.Name} as race {race}");
        return new LogShipper(hub, HubKey.Of(folder),
            new ShippedLog(race, folder.Log, folder.RegulationsText, () => news.Next),
            File.Exists(folder.HubAuthority) ? folder.HubAuthority : null, ShippingPace.Usual, notice);
    }
}
