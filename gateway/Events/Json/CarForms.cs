using static PitMarshal.Events.Json.EventForm;

namespace PitMarshal.Events.Json;

/// <summary>What is observed of cars and their drivers.</summary>
internal static class CarForms
{
    internal static readonly EventForm[] All =
    [
        Of<CarPassed>(
            f => new(f.TextOrNull("car"), f.TextOrNull("transponder"), f.Text("line"), f.TextOrNull("reason")),
            (json, e) => json
                .Text("car", e.Car).Text("transponder", e.Transponder).Text("line", e.Line).Text("reason", e.Reason)),
        Of<CarStopped>(
            f => new(f.Text("car"), f.TextOrNull("box")),
            (json, e) => json.Text("car", e.Car).Text("box", e.Box)),
        Of<CarMoved>(
            f => new(f.Text("car"), f.TextOrNull("box")),
            (json, e) => json.Text("car", e.Car).Text("box", e.Box)),
        OfCar<SeatEmptied>(car => new(car)),
        OfCar<SeatTaken>(car => new(car)),
        Of<FootPlaced>(
            f => new(f.Text("car"), f.Word<Side>("side")),
            (json, e) => json.Text("car", e.Car).Word<Side>("side", e.Side)),
        Of<FootLifted>(
            f => new(f.Text("car"), f.Word<Side>("side")),
            (json, e) => json.Text("car", e.Car).Word<Side>("side", e.Side)),
        OfCar<BeltsOpened>(car => new(car)),
        OfCar<BeltsClosed>(car => new(car)),
        OfCar<EngineStopped>(car => new(car)),
        OfCar<EngineStarted>(car => new(car)),
        OfCar<ProbeConnected>(car => new(car)),
        OfCar<ProbeRemoved>(car => new(car)),
        Of<DriverIdentified>(
            f => new(f.Text("car"), f.Text("driver")),
            (json, e) => json.Text("car", e.Car).Text("driver", e.Driver)),
        Of<VehicleIdentified>(
            f => new(f.Text("car"), f.Text("vehicle")),
            (json, e) => json.Text("car", e.Car).Text("vehicle", e.Vehicle)),
        Of<ButtonPressed>(
            f => new(f.Text("car"), f.Text("button"), f.TextOrNull("box")),
            (json, e) => json.Text("car", e.Car).Text("button", e.Button).Text("box", e.Box)),
        Of<FuelEntered>(
            f => new(f.Text("car"), Millilitres(f), f.Text("by")),
            (json, e) => json.Text("car", e.Car).Number("ml", e.Ml).Text("by", e.By)),
        Of<StopDeclared>(
            f => new(f.Text("car"), f.Text("as")),
            (json, e) => json.Text("car", e.Car).Text("as", e.As)),
    ];

    /// <summary>10,000 l: no car takes more, and sums of it stay numbers.</summary>
    private const long MillilitresMost = 10_000_000;

    private static long Millilitres(JsonFields fields) => fields.Count("ml") is var ml and <= MillilitresMost ? ml
        : throw new BadField($"ml must be at most {MillilitresMost}");

    /// <summary>An event that says the car and no more.</summary>
    private static EventForm OfCar<T>(Func<string, T> make)
        where T : RaceEvent, IOfCar => Of<T>(f => make(f.Text("car")), (json, e) => json.Text("car", e.Car));
}
