using static PitMarshal.Events.Json.EventForm;

namespace PitMarshal.Events.Json;

/// <summary>How far the observations can be relied on.</summary>
internal static class SensorForms
{
    internal static readonly EventForm[] All =
    [
        Of<SensorDoubted>(
            f => new(
                f.Text("station"), f.TextOrNull("point"), f.Text("reason"), f.TextOrNull("input"), f.TextOrNull("box"),
                f.WordOrNull<InputKind>("kind"), f.InstantOrNull("since"), f.NumberOrNull("stepUs")),
            (json, e) => json
                .Text("station", e.Station).Text("point", e.Point).Text("input", e.Input).Text("box", e.Box)
                .Word("kind", e.Kind).Instant("since", e.Since).Number("stepUs", e.StepUs).Text("reason", e.Reason)),
        Of<SensorTrusted>(
            f => new(
                f.Text("station"), f.TextOrNull("point"), f.TextOrNull("reason") ?? "", f.TextOrNull("input"),
                f.TextOrNull("box")),
            (json, e) => json
                .Text("station", e.Station).Text("point", e.Point).Text("input", e.Input).Text("box", e.Box)
                .Text("reason", e.Reason.Length > 0 ? e.Reason : null)),
        Of<GapOpened>(
            f => new(
                f.Text("station"), f.Text("boot"), f.Count("from"), f.CountOrNull("to"), f.InstantOrNull("until"),
                f.TextsOrNull("points"), f.TextsOrNull("boxes")),
            (json, e) => json
                .Text("station", e.Station).Text("boot", e.Boot).Number("from", e.From).Number("to", e.To)
                .Instant("until", e.Until).Texts("points", e.Points).Texts("boxes", e.Boxes)),
        Of<GapClosed>(
            f => new(f.Text("station"), f.Text("boot"), f.Count("from"), f.CountOrNull("to")),
            (json, e) => json
                .Text("station", e.Station).Text("boot", e.Boot).Number("from", e.From).Number("to", e.To)),
        Of<ClockSampled>(
            f => new(f.Text("station"), f.Text("boot"), f.Number("us"), f.Number("offsetUs"), f.Number("delayUs")),
            (json, e) => json
                .Text("station", e.Station).Text("boot", e.Boot).Number("us", e.Us).Number("offsetUs", e.OffsetUs)
                .Number("delayUs", e.DelayUs)),
    ];
}
