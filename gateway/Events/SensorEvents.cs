namespace PitMarshal.Events;

/// <summary>
/// What this station says is not to be relied on until <see cref="SensorTrusted"/>: all of it, or what its point,
/// box and kind leave of it.
/// </summary>
/// <param name="Station">The station's name.</param>
/// <param name="Point">Only the passings of this line; null: not said.</param>
/// <param name="Reason">Why, in words.</param>
/// <param name="Input">The input at fault. Another input's trust does not end this doubt. Null:
/// not of one input.</param>
/// <param name="Box">Only what happens in this box; null: not said.</param>
/// <param name="Kind">Only what inputs of this kind tell; null: whatever it is.</param>
/// <param name="Since">From when on, where that was before it became known at <see cref="RaceEvent.At"/>;
/// null: from then on.</param>
/// <param name="StepUs">Its clock stepped by so many µs meanwhile: nothing is measured across. Of the station
/// <see cref="SensorDoubted.Gateway"/> it was the gateway's, by which all are told. Null: no step.</param>
public sealed record SensorDoubted(
    string Station, string? Point, string Reason,
    string? Input = null, string? Box = null, InputKind? Kind = null, Instant? Since = null,
    long? StepUs = null) : RaceEvent
{
    /// <summary>In the place of a station: the gateway, by whose clock all instants are.</summary>
    public const string Gateway = "gateway";
}

/// <summary>
/// Ends doubts of a station that began before: those of a point, a box and an input where it names them. With the
/// reason of some doubt it ends only doubts of that reason.
/// </summary>
public sealed record SensorTrusted(
    string Station, string? Point, string Reason, string? Input = null, string? Box = null) : RaceEvent;

/// <summary>
/// Observations are missing: numbers <paramref name="From"/> to <paramref name="To"/> (inclusive; null: all from there
/// on) of one boot of a station. The hole begins at <see cref="RaceEvent.At"/>, the last event known before it.
/// </summary>
/// <param name="Station">The station's name.</param>
/// <param name="Boot">The boot whose numbers are missing.</param>
/// <param name="From">First missing number.</param>
/// <param name="To">Last missing number, or null when not known.</param>
/// <param name="Until">Instant of the first event after the hole, when known.</param>
/// <param name="Points">Lines the station serves; null when not stated.</param>
/// <param name="Boxes">Boxes the station serves; null when not stated.</param>
public sealed record GapOpened(
    string Station, string Boot, long From, long? To = null, Instant? Until = null,
    IReadOnlyList<string>? Points = null, IReadOnlyList<string>? Boxes = null) : RaceEvent;

/// <summary>The missing observations have come: the hole is as if it had never been.</summary>
public sealed record GapClosed(string Station, string Boot, long From, long? To = null) : RaceEvent;

/// <summary>One clock exchange: the station's µs since boot, its offset to UTC and the round trip, in µs.</summary>
public sealed record ClockSampled(string Station, string Boot, long Us, long OffsetUs, long DelayUs) : RaceEvent;
