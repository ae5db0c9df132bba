using PitMarshal.Broker;
using PitMarshal.Ingest;
using PitMarshal.Ingest.Messages;
using PitMarshal.Ingest.Views;

namespace PitMarshal.Web.Stations;

/// <summary>
/// The health of stations and of the places they watch, and how it looks: a sign, a word and a
/// class, never a colour alone.
/// </summary>
internal static class StationHealth
{
    /// <summary>
    /// True for a station of the venue: race control and unknown senders are listed only for what was rejected of them.
    /// </summary>
    internal static bool IsOfVenue(StationView station) =>
        station.Station != Venue.RaceControl && (station.Station != Rejections.Unknown || station.Inputs.Count > 0);

    internal static Health Of(StationView station) =>
        station.LastHeard is null ? Health.Unheard
        : !station.Online ? Health.Silent
        : StationProblem.Now(station).Count > 0 ? Health.Doubted : Health.Live;

    /// <summary>
    /// The health of a place: the worst of those who watch it, as the judge takes it. A fault counts where it is,
    /// and not in the next box.
    /// </summary>
    internal static Health Of(LanePlace place, IEnumerable<StationView> stations) =>
        stations.Where(place.IsWatchedBy).Select(station => At(place, station)).DefaultIfEmpty(Health.Unheard).Max();

    internal static Health At(LanePlace place, StationView station) =>
        Of(station) is var health && health != Health.Doubted ? health
        : StationProblem.Now(station).Any(problem => problem.Concerns(place)) ? Health.Doubted : Health.Live;

    internal static string Sign(this Health health) => health switch
    {
        Health.Live => "✓", Health.Doubted => "⚠", Health.Silent => "✕", _ => "–",
    };

    internal static string Word(this Health health) => health switch
    {
        Health.Live => "live", Health.Doubted => "doubted", Health.Silent => "silent", _ => "never heard",
    };

    /// <summary>The class of its look.</summary>
    internal static string Look(this Health health) => health == Health.Unheard ? "unheard" : health.Word();
}
