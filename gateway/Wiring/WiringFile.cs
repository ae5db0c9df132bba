using PitMarshal.Events;
using PitMarshal.Wiring.Boards;
using PitMarshal.Wiring.Circuits;
using PitMarshal.Yaml;

namespace PitMarshal.Wiring;

/// <summary>
/// <c>wiring/&lt;station&gt;.yaml</c>. What is no wiring at all is bad input; a wiring that can be read and must not be
/// built is left to <see cref="Check.WiringCheck"/>.
/// </summary>
public static class WiringFile
{
    /// <exception cref="BadInput">The file cannot be read or says something that is no wiring.</exception>
    public static StationWiring Read(string path) => Station(YamlFile.Read(path));

    /// <exception cref="BadInput">The text says something that is no wiring.</exception>
    public static StationWiring Parse(byte[] bytes, string path) => Station(YamlFile.Parse(bytes, path));

    private static StationWiring Station(YamlField root)
    {
        root.AllowOnly("station", "role", "title", "board", "about", "inputs", "serial", "buses", "outputs");
        var board = root.Required("board");
        var name = root.Required("station");
        return new StationWiring(
            root.Path,
            name.Line,
            name.Text,
            root.Optional("role")?.Text ?? name.Text,
            root.Required("title").Text,
            Board.Find(board.Text) ?? throw board.Bad(
                $"'{board.Text}' is no board; known: {string.Join(", ", Board.All.Select(known => known.Name))}"),
            root.Required("about").Text.Trim(),
            List(root, "inputs", Input),
            root.Optional("serial") is { } serial ? Serial(serial) : null,
            List(root, "buses", Bus),
            List(root, "outputs", Output));
    }

    private static List<T> List<T>(YamlField root, string name, Func<YamlField, T> read) =>
        root.Optional(name)?.Items.Select(read).ToList() ?? [];

    private static WiredInput Input(YamlField field)
    {
        field.AllowOnly("in", "pin", "k", "p", "box", "side", "id", "pull", "low", "debounceMs", "sensor",
            "protection", "supervised", "volts", "cable", "latencyUs", "pmUs", "detector");
        return new WiredInput(
            field.Line,
            field.Required("in").Text,
            Gpio(field, "pin"),
            Place(field),
            field.Required("pull").Word<Pull>(),
            field.Required("low").Truth(),
            field.Required("debounceMs").Number(0, 60_000),
            Sensor(field.Required("sensor")),
            field.Required("protection").Word<Protection>(),
            field.Optional("supervised")?.Word<Supervision>() ?? Supervision.None,
            field.Optional("volts")?.Decimal(0, 1000),
            Cable(field),
            field.Optional("latencyUs")?.Number(0, 1_000_000),
            field.Optional("pmUs")?.Number(0, 1_000_000),
            field.Optional("detector")?.Text);
    }

    private static WiredSerial Serial(YamlField field)
    {
        field.AllowOnly("port", "rx", "tx", "sensor", "p", "box", "k", "signal", "protection", "cable");
        var sensor = Sensor(field.Required("sensor"));
        var place = Place(field);
        return new WiredSerial(
            field.Line,
            field.Required("port").OneOf("uart0", "uart1", "uart2"),
            Gpio(field, "rx"),
            Gpio(field, "tx"),
            place.Kind.Length > 0 || sensor.Kinds.Count == 0 ? place : place with { Kind = sensor.Kinds[0] },
            sensor,
            field.Optional("signal")?.OneOf("3.3V", "5V", "RS-232") switch
            {
                "3.3V" => Circuits.Output.Logic3V,
                "5V" => Circuits.Output.Logic5V,
                "RS-232" => Circuits.Output.Rs232,
                _ => sensor.Output,
            },
            field.Required("protection").Word<Protection>(),
            Cable(field));
    }

    private static WiredBus Bus(YamlField field)
    {
        var bus = WiredBus.Buses[field.Required("bus").OneOf([.. WiredBus.Buses.Keys])];
        field.AllowOnly(["bus", "sensor", "k", "p", "box", "side", "id", "address", "protection", "cable",
            .. WiredBus.Signals(bus)]);
        return new WiredBus(
            field.Line,
            bus,
            [.. WiredBus.Signals(bus).Select(signal => KeyValuePair.Create(signal, Gpio(field, signal)))],
            Place(field),
            Sensor(field.Required("sensor")),
            field.Optional("protection")?.Word<Protection>() ?? Protection.None,
            field.Optional("address")?.Number(8, 119),
            Cable(field));
    }

    private static WiredOutput Output(YamlField field)
    {
        field.AllowOnly("out", "pin", "to", "sensor", "protection", "volts", "milliamps");
        var name = field.Required("out").OneOf("lamp", "loop-back");
        var isLamp = name == "lamp";
        return new WiredOutput(
            field.Line,
            name,
            Gpio(field, "pin"),
            isLamp ? null : Gpio(field, "to"),
            isLamp ? Sensor(field.Required("sensor")) : null,
            field.Optional("protection")?.Word<Protection>() ?? Protection.None,
            isLamp ? field.Required("volts").Decimal(0, 1000) : 3.3,
            isLamp ? field.Required("milliamps").Decimal(0, 100_000) : 0);
    }

    private static ObservedPlace Place(YamlField field) => new(
        field.Optional("k")?.OneOf(SensorKinds.Words) ?? "",
        field.Optional("p")?.Text,
        field.Optional("box")?.Text,
        field.Optional("side")?.OneOf("left", "right"),
        field.Optional("id")?.Text);

    private static Sensor Sensor(YamlField field) => Wiring.Sensor.Find(field.Text) ?? throw field.Bad(
        $"'{field.Text}' is no sensor; known: {string.Join(", ", Wiring.Sensor.All.Select(known => known.Name))}");

    private static int Gpio(YamlField field, string name) => field.Required(name).Number(0, 99);

    private static double Cable(YamlField field) => field.Optional("cable")?.Decimal(0, 1000) ?? 0;
}
