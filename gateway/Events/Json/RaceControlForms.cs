using static PitMarshal.Events.Json.EventForm;

namespace PitMarshal.Events.Json;

/// <summary>What race control and the stewards decide.</summary>
internal static class RaceControlForms
{
    internal static readonly EventForm[] All =
    [
        Of<BulletinIssued>(
            f => new(f.Settings("set"), f.Text("reason")),
            (json, e) => json.Settings("set", e.Set).Text("reason", e.Reason)),
        Of<EventCorrected>(
            f => new(
                Position(f, nameof(EventCorrected)), f.Text("by"), f.Text("reason"), CorrectedForm.NewValues(f.Object),
                f.FlagOrNull("withdrawn")),
            (json, e) => json
                .Number("position", e.Position).Text("by", e.By).Text("reason", e.Reason).Flag("withdrawn", e.Withdrawn)
                .Raw("values", e.Values)),
        Of<StewardRuled>(
            f => new(
                f.Text("verdict"), f.Word<Ruling>("ruling"), f.Text("by"), f.Text("reason"), f.TextOrNull("penalty")),
            (json, e) => json
                .Text("verdict", e.Verdict).Word<Ruling>("ruling", e.Ruling).Text("by", e.By).Text("reason", e.Reason)
                .Text("penalty", e.Penalty)),
        Of<PenaltyOrdered>(
            f => new(
                f.Text("id"), f.Text("car"), f.Text("penalty"), f.TextOrNull("verdict"), f.Text("by"), f.Text("reason"),
                f.TextOrNull("serveWithin")),
            (json, e) => json
                .Text("id", e.Id).Text("car", e.Car).Text("penalty", e.Penalty).Text("verdict", e.Verdict)
                .Text("by", e.By).Text("reason", e.Reason).Text("serveWithin", e.ServeWithin)),
        Of<PenaltyServed>(
            f => new(f.Text("id"), f.Text("by"), f.TextOrNull("reason")),
            (json, e) => json.Text("id", e.Id).Text("by", e.By).Text("reason", e.Reason)),
        Of<PenaltyWithdrawn>(
            f => new(f.Text("id"), f.Text("by"), f.TextOrNull("reason")),
            (json, e) => json.Text("id", e.Id).Text("by", e.By).Text("reason", e.Reason)),
        Of<IncidentReported>(
            f => new(
                f.Text("id"), f.Texts("cars"), f.Text("what"), f.TextOrNull("where"),
                f.TextOrNull("text"), f.Text("by")),
            (json, e) => json
                .Text("id", e.Id).Texts("cars", e.Cars).Text("what", e.What).Text("where", e.Where).Text("text", e.Text)
                .Text("by", e.By)),
        Of<IncidentDecided>(
            f => new(
                f.Text("id"), f.Text("finding"), f.Texts("cars"), f.TextOrNull("consequence"), f.Text("by"),
                f.Text("reason")),
            (json, e) => json
                .Text("id", e.Id).Text("finding", e.Finding).Texts("cars", e.Cars).Text("consequence", e.Consequence)
                .Text("by", e.By).Text("reason", e.Reason)),
        Of<LapInvalidated>(
            f => new(f.Text("car"), Position(f, nameof(LapInvalidated)), f.Text("by"), f.Text("reason")),
            (json, e) => json
                .Text("car", e.Car).Number("position", e.Position).Text("by", e.By).Text("reason", e.Reason)),
        Of<GridDrawn>(
            f => new(f.Text("race"), f.Text("seed"), f.Text("by")),
            (json, e) => json.Text("race", e.Race).Text("seed", e.Seed).Text("by", e.By)),
    ];

    /// <summary>Another event is named either by its position or by its source.</summary>
    private static long? Position(JsonFields f, string name)
    {
        var position = f.CountOrNull("position");
        return position is null != f.TextOrNull("source") is null
            ? position
            : throw new BadField($"{name} needs either position or source");
    }
}
