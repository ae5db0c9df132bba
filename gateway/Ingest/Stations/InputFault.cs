using PitMarshal.Broker;
using PitMarshal.Events;
using PitMarshal.Ingest.Messages;
using PitMarshal.Ingest.Streams;

namespace PitMarshal.Ingest.Stations;

/// <summary>
/// One input that a fault says cannot be believed. A station supervises its inputs and tells a fault once it is
/// certain, which takes a
/// while: the input was surely good only before that.
/// </summary>
internal readonly record struct InputFault(StationInput Input, string What)
{
    internal const string Mended = "mended";

    /// <summary>A station may step late, and stamps an edge earlier than it heard it.</summary>
    internal const long LateUs = 1_000_000;

    // Supervision.ChatterUs, Supervision.PairUs, RangePresence.SilentUs, DropReport.PauseUs of the firmware; three
    // tries of P3Numbers.
    private const long ChatterUs = 2_000_000, PairUs = 500_000, RangeSilentUs = 5_000_000, DropsUs = 10_000_000,
        TriesUs = 3_000_000;
    private const int DefaultStuckS = 60;

    /// <summary>It is over when it is told: something was lost before, and no <c>mended</c> follows.</summary>
    internal bool IsOver => What is "edges-lost" or "lines-lost" or "passings-lost";

    /// <summary>Why it is doubted, in words.</summary>
    internal string Reason => What switch
    {
        "chatter" => "chatter (its contact does not settle)",
        "cut" => "cut (both wires of its pair are open)",
        "short" => "short (both wires of its pair are closed)",
        "stuck" => $"stuck (on for longer than {StuckS} s)",
        "silent" when Input.Kind == "loop" => "silent (transponders pass without its pulse)",
        "silent" => "silent (the sensor says nothing)",
        "edges-lost" => "edges-lost (edges came faster than the station could keep them)",
        "lines-lost" => "lines-lost (a reader's frames were torn, too long or too fast)",
        "passings-lost" => "passings-lost (the decoder counted passings that did not come)",
        _ => What,
    };

    private int StuckS => Input.StuckS ?? (Input.Kind is "loop" or "button" ? DefaultStuckS : 0);

    /// <summary>The inputs of a station that a fault is about: none where the fault is of the station itself.</summary>
    internal static IEnumerable<InputFault> Of(VenueStation station, Observation fault)
    {
        var what = fault.What is { Length: > 0 } said ? said : "at fault";
        var inputs = fault.Input switch
        {
            "inputs" => station.Inputs.Where(input => input.HasLevel && !input.IsRange),
            // A decoder's own numbers tell what came torn; other readers only speak once.
            "serial" => station.Inputs.Where(
                input => !input.HasLevel && (input.Form == "p3") == (what == "passings-lost")),
            _ => station.Inputs.Where(input => input.HasLevel && input.ToldAs == fault.Input),
        };
        return inputs.Select(input => new InputFault(input, what));
    }

    /// <summary>Until when it was surely good, station µs: 0, the boot, where that is not known.</summary>
    internal long GoodUntil(long toldUs, LineObservations lines) => Math.Max(0, What switch
    {
        "chatter" => toldUs - ChatterUs - LateUs,
        "cut" or "short" => toldUs - Math.Max(PairUs, (Input.DebounceMs ?? 0) * 1000L) - LateUs,
        "stuck" => toldUs - (StuckS * 1_000_000L) - LateUs,
        "silent" when Input.Kind == "loop" => lines.LastBefore("loop", Input.Point, toldUs),
        "silent" => toldUs - RangeSilentUs - LateUs,
        "edges-lost" or "lines-lost" => toldUs - DropsUs - LateUs,
        // The passing before the one by which the hole was noticed.
        "passings-lost" => lines.LastBefore("tag", Input.Point, toldUs - TriesUs - DropsUs - LateUs),
        _ => 0,
    });

    /// <summary>The doubt, still without its instants and its source.</summary>
    internal SensorDoubted Doubt(string station) => new(
        station, Input.Kind is "loop" or "tag" ? Input.Point : null, Reason,
        Input.ToldAs, Input.Kind is "loop" or "tag" ? null : Input.Box,
        Enum.Parse<InputKind>(Input.Kind, ignoreCase: true));

    internal SensorTrusted Trust(string station, string reason) => new(station, null, reason, Input.ToldAs);
}
