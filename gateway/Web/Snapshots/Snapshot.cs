using PitMarshal.Events;
using PitMarshal.Ingest;
using PitMarshal.Ingest.Views;
using PitMarshal.Judge.Forecasts;
using PitMarshal.Judge.Progress;
using PitMarshal.Judge.RaceWide;
using PitMarshal.Judge.Rules;
using PitMarshal.Judge.Sensing;
using PitMarshal.Judge.Verdicts;

namespace PitMarshal.Web.Snapshots;

/// <summary>All that pages show, as the judge and the intake have it at one instant. Nothing in it changes.</summary>
/// <param name="Now">The gateway's time when it was taken.</param>
/// <param name="Race">Where the race and its cars are.</param>
/// <param name="Verdicts">As they stand, in the judge's order: newest last.</param>
/// <param name="Forecasts">What the rules ask of stops and stints in progress.</param>
/// <param name="Stations">How the stations are.</param>
/// <param name="Regulations">What judges.</param>
public sealed record Snapshot(
    Instant Now,
    RaceProgress Race,
    IReadOnlyList<Verdict> Verdicts,
    IReadOnlyList<Forecast> Forecasts,
    IReadOnlyList<StationView> Stations,
    RaceRegulations Regulations)
{
    /// <summary>The file a race was loaded from that is only looked at; null of one that is run.</summary>
    public string? LoadedFrom { get; init; }

    internal static Snapshot Of(Gateway gateway) => gateway.Ask(intake =>
    {
        var now = gateway.Now;
        return new Snapshot(now, intake.Race(), intake.Verdicts(), intake.Forecasts(),
            intake.Stations(now), intake.Regulations) { LoadedFrom = intake.LoadedFrom };
    });
}
