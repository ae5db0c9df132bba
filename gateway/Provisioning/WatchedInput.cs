using PitMarshal.Broker;
using PitMarshal.Events;
using PitMarshal.Ingest;
using PitMarshal.Ingest.Messages;

namespace PitMarshal.Provisioning;

/// <summary>What is known of one input of a station that is being watched.</summary>
public sealed class WatchedInput(StationInput input)
{
    public StationInput Input => input;

    /// <summary>What it observes and where.</summary>
    public string Words => PlannedStation.Words(input);

    /// <summary>Its settled level; null while nothing is known, and of what has none.</summary>
    public bool? On { get; private set; }

    /// <summary>Changes that held for the debounce, or passings and badges, since the watch began.</summary>
    public int Changes { get; private set; }

    /// <summary>Raw edges since the station's boot, bounces and all; null where nobody counts them.</summary>
    public long? Edges { get; private set; }

    /// <summary>The latest edge known, in station µs; null: none yet.</summary>
    public long? LastUs { get; private set; }

    /// <summary>The transponder or badge heard last.</summary>
    public string? Id { get; private set; }

    /// <summary>What the station said is wrong with it.</summary>
    public string? Fault { get; private set; }

    /// <summary>Whether an observation is this input's.</summary>
    public bool Gives(in Observation observation) =>
        observation.Kind == input.Kind && observation.Point == input.Point
        && (observation.Box ?? input.Box) == input.Box
        && observation.Side == (input.Side is { } side ? side == "left" ? Side.Left : Side.Right : null)
        && (input.Kind != "button" || observation.Id == input.Id);

    public void Take(in Observation observation)
    {
        (Changes, Fault) = (Changes + 1, null);
        LastUs = observation.Us;
        if (observation.Kind is "tag" or "badge")
        {
            Id = observation.Id;
        }
        else
        {
            On = observation.On || observation.Kind == "button";
        }
    }

    public void Doubt(string what) => Fault = what;

    /// <summary>
    /// Takes what a health message says; returns how many raw edges came since the one before, or
    /// since boot at the first.
    /// </summary>
    public long Take(bool on, long edges, long lastUs)
    {
        var more = edges - (Edges ?? 0);
        (On, Edges) = (on, edges);
        LastUs = edges > 0 ? Math.Max(lastUs, LastUs ?? 0) : LastUs;
        return more;
    }

    /// <summary>Another boot counts anew.</summary>
    public void Forget() => (On, Edges, LastUs, Fault) = (null, null, null, null);
}
