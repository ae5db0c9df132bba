using System.Text.Json;

namespace PitMarshal.Events;

public static partial class EventJson
{
    private static RaceEvent Read(JsonElement root)
    {
        var f = new JsonFields(root);
        var name = f.Text("event");
        var e = ReadKind(name, f) ?? throw new BadField($"unknown event '{name}'");
        return e with
        {
            At = f.Instant("at"),
            UMs = f.Uncertainty(),
            By = f.TextOrNull("by"),
            Source = f.TextOrNull("source"),
            Inferred = e is EventCorrected ? null : f.TextOrNull("inferred"),
        };
    }

    private static RaceEvent? ReadKind(string name, JsonFields f) => name switch
    {
        nameof(CarPassed) => new CarPassed(f.TextOrNull("car"), f.TextOrNull("transponder"), f.Text("line"), f.TextOrNull("reason")),
        nameof(CarStopped) => new CarStopped(f.Text("car"), f.TextOrNull("box")),
        nameof(CarMoved) => new CarMoved(f.Text("car"), f.TextOrNull("box")),
        nameof(SeatEmptied) => new SeatEmptied(f.Text("car")),
        nameof(SeatTaken) => new SeatTaken(f.Text("car")),
        nameof(FootPlaced) => new FootPlaced(f.Text("car"), f.Word<Side>("side")),
        nameof(FootLifted) => new FootLifted(f.Text("car"), f.Word<Side>("side")),
        nameof(BeltsOpened) => new BeltsOpened(f.Text("car")),
        nameof(BeltsClosed) => new BeltsClosed(f.Text("car")),
        nameof(EngineStopped) => new EngineStopped(f.Text("car")),
        nameof(EngineStarted) => new EngineStarted(f.Text("car")),
        nameof(ProbeConnected) => new ProbeConnected(f.Text("car")),
        nameof(ProbeRemoved) => new ProbeRemoved(f.Text("car")),
        nameof(DriverIdentified) => new DriverIdentified(f.Text("car"), f.Text("driver")),
        nameof(StopDeclared) => new StopDeclared(f.Text("car"), f.Text("as")),
        nameof(ClockSampled) => new ClockSampled(
            f.Text("station"), f.Text("boot"), f.Number("us"), f.Number("offsetUs"), f.Number("delayUs")),
        nameof(RaceScheduled) => new RaceScheduled(f.Text("race"), f.TextOrNull("title"), f.Count("durationMs")),
        nameof(EntryListed) => new EntryListed(
            f.Text("car"), f.TextOrNull("class"), f.TextOrNull("team"), f.TextOrNull("box"),
            f.TextsOrNull("transponders"), ReadDrivers(f)),
        nameof(RaceStarted) => new RaceStarted(),
        nameof(RaceSuspended) => new RaceSuspended(),
        nameof(RaceResumed) => new RaceResumed(),
        nameof(RaceEnded) => new RaceEnded(),
        nameof(FlagShown) => new FlagShown(f.Word<Flag>("flag")),
        nameof(PitLaneOpened) => new PitLaneOpened(f.Word<PitLaneEnd>("end")),
        nameof(PitLaneClosed) => new PitLaneClosed(f.Word<PitLaneEnd>("end")),
        nameof(BulletinIssued) => new BulletinIssued(f.Settings("set"), f.Text("reason")),
        nameof(SensorDoubted) => new SensorDoubted(
            f.Text("station"), f.TextOrNull("point"), f.Text("reason"), f.TextOrNull("input"), f.TextOrNull("box"),
            f.WordOrNull<InputKind>("kind"), f.InstantOrNull("since")),
        nameof(SensorTrusted) => new SensorTrusted(
            f.Text("station"), f.TextOrNull("point"), f.TextOrNull("reason") ?? "", f.TextOrNull("input"), f.TextOrNull("box")),
        nameof(GapOpened) => new GapOpened(
            f.Text("station"), f.Text("boot"), f.Count("from"), f.CountOrNull("to"), f.InstantOrNull("until"),
            f.TextsOrNull("points"), f.TextsOrNull("boxes")),
        nameof(GapClosed) => new GapClosed(f.Text("station"), f.Text("boot"), f.Count("from"), f.CountOrNull("to")),
        nameof(EventCorrected) => ReadCorrection(f),
        nameof(StewardRuled) => new StewardRuled(
            f.Text("verdict"), f.Word<Ruling>("ruling"), f.Text("by"), f.Text("reason"), f.TextOrNull("penalty")),
        _ => null,
    };

    private static List<ListedDriver>? ReadDrivers(JsonFields f) => f.ObjectsOrNull("drivers")?
        .ConvertAll(d => new ListedDriver(
            d.Text("id"), d.TextOrNull("name"), d.TextOrNull("rating"), d.TextOrNull("licence")));

    private static EventCorrected ReadCorrection(JsonFields f)
    {
        var position = f.CountOrNull("position");
        if (position is null == f.TextOrNull("source") is null)
        {
            throw new BadField("EventCorrected needs either position or source");
        }

        return new EventCorrected(
            position, f.Text("by"), f.Text("reason"), ReadNewValues(f.Object), f.FlagOrNull("withdrawn"));
    }
}
