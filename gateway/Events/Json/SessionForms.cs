using static PitMarshal.Events.Json.EventForm;

namespace PitMarshal.Events.Json;

/// <summary>The log, the session, its entries, its flags and its pit lane.</summary>
internal static class SessionForms
{
    internal static readonly EventForm[] All =
    [
        Of<LogBegan>(
            f => new(f.Text("venue"), f.Text("fingerprint")),
            (json, e) => json.Text("venue", e.Venue).Text("fingerprint", e.Fingerprint)),
        Of<DamageAccepted>(
            f => new(f.Texts("lost"), f.Text("by"), f.Text("reason")),
            (json, e) => json.Texts("lost", e.Lost).Text("by", e.By).Text("reason", e.Reason)),
        Of<RaceScheduled>(
            f => new(
                f.Text("race"), f.TextOrNull("title"), f.CountOrNull("durationMs"), f.CountOrNull("laps"),
                f.WordOrNull<SessionKind>("kind")),
            (json, e) => json
                .Text("race", e.Race).Text("title", e.Title).Number("durationMs", e.DurationMs).Number("laps", e.Laps)
                .Word("kind", e.Kind)),
        Of<EntryListed>(
            f => new(
                f.Text("car"), f.TextOrNull("class"), f.TextOrNull("team"), f.TextOrNull("box"),
                f.TextsOrNull("transponders"), f.ObjectsOrNull("drivers")?.ConvertAll(DriverForm.Read)),
            (json, e) => json
                .Text("car", e.Car).Text("class", e.Class).Text("team", e.Team).Text("box", e.Box)
                .Texts("transponders", e.Transponders).Objects("drivers", e.Drivers, DriverForm.Write)),
        Of<RaceStarted>(),
        Of<RaceSuspended>(),
        Of<RaceResumed>(),
        Of<RaceEnded>(),
        Of<FlagShown>(f => new(f.Word<Flag>("flag")), (json, e) => json.Word<Flag>("flag", e.Flag)),
        Of<PitLaneOpened>(
            f => new(f.Word<PitLaneEnd>("end"), f.TextsOrNull("classes")),
            (json, e) => json.Word<PitLaneEnd>("end", e.End).Texts("classes", e.Classes)),
        Of<PitLaneClosed>(
            f => new(f.Word<PitLaneEnd>("end"), f.TextsOrNull("classes")),
            (json, e) => json.Word<PitLaneEnd>("end", e.End).Texts("classes", e.Classes)),
        Of<PitLaneRouteBegan>(),
        Of<PitLaneRouteEnded>(),
        Of<CarRetired>(
            f => new(f.Text("car"), f.TextOrNull("reason")),
            (json, e) => json.Text("car", e.Car).Text("reason", e.Reason)),
        Of<CarRejoined>(
            f => new(f.Text("car"), f.TextOrNull("reason")),
            (json, e) => json.Text("car", e.Car).Text("reason", e.Reason)),
        Of<EntryWithdrawn>(
            f => new(f.Text("car"), f.TextOrNull("reason")),
            (json, e) => json.Text("car", e.Car).Text("reason", e.Reason)),
    ];
}
