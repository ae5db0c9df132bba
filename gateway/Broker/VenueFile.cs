using PitMarshal.Events;
using PitMarshal.Yaml;

namespace PitMarshal.Broker;

/// <summary>
/// <c>venue.yaml</c>: read strictly, so that a mistyped word is told with its line and not silently ignored.
/// </summary>
public static class VenueFile
{
    private static readonly string[] s_forms = ["lines", "p3", "uhf", "ir", "mfrc522", "pn532", "vl53l0x", "hcsr04"];

    /// <summary>Writes the commented example when there is no file yet; true when it did.</summary>
    public static bool WriteExample(string path)
    {
        if (Path.Exists(path))
        {
            return false;
        }
        using var example = typeof(VenueFile).Assembly.GetManifestResourceStream("venue.yaml")!;
        using var file = File.Create(path);
        example.CopyTo(file);
        return true;
    }

    /// <exception cref="BadInput">The file cannot be read or says something that cannot be meant.</exception>
    public static Venue Read(string path) => Venue(YamlFile.Read(path));

    /// <exception cref="BadInput">The text says something that cannot be meant. The path is for errors, and where files it names are.</exception>
    public static Venue Parse(byte[] bytes, string path) => Venue(YamlFile.Parse(bytes, path));

    private static Venue Venue(YamlField root)
    {
        root.AllowOnly("venue", "broker", "stations");
        var name = root.Required("venue");
        if (!Broker.Venue.IsName(name.Text))
        {
            throw name.Bad("the venue's name goes into topics: 1 to 32 of a-z, 0-9 and '-'");
        }
        var stations = root.Required("stations").Entries.Select(entry => Station(entry.Key, entry.Value)).ToList();
        return new Venue(name.Text, stations, root.Optional("broker") is { } broker ? Listener(broker) : new());
    }

    private static BrokerListener Listener(YamlField node)
    {
        node.AllowOnly("listen", "port", "ca", "certificate", "key");
        var listener = new BrokerListener(
            node.Optional("listen")?.OneOf("loopback", "lan") == "lan",
            node.Optional("port") is not { } port ? 1883
                : port.Written == "any" ? BrokerListener.AnyPort
                : port.Number(1, 65535),
            node.Optional("ca")?.ExistingFile(),
            node.Optional("certificate")?.ExistingFile(),
            node.Optional("key")?.ExistingFile());
        return listener.CertificateFile is null == listener.KeyFile is null
            ? listener
            : throw node.Bad("a certificate needs its key, and a key its certificate");
    }

    private static VenueStation Station(string name, YamlField node)
    {
        if (!Broker.Venue.IsName(name) || Broker.Venue.IsReserved(name))
        {
            throw node.Bad($"'{name}' cannot be a station's name: 1 to 32 of a-z, 0-9 and '-', " +
                "and not gateway, manual, race-control, verdicts or watch");
        }
        node.AllowOnly("role", "inputs");
        return new VenueStation(
            name, node.Required("role").Text, [.. node.Required("inputs").Items.Select(Input)]);
    }

    private static StationInput Input(YamlField node)
    {
        node.AllowOnly("in", "kind", "point", "box", "side", "id", "debounceMs", "low",
            "form", "pair", "stuckS", "baud", "nearMm", "farMm", "pmUs", "latencyUs", "detector");
        var kind = node.Required("kind").OneOf(SensorKinds.Words);
        return new StationInput(
            node.Required("in").Text,
            kind,
            kind is "loop" or "tag" ? node.Required("point").Text : node.Optional("point")?.Text,
            kind is "loop" or "tag" or "button" ? node.Optional("box")?.Text : node.Required("box").Text,
            kind is "mat" ? node.Required("side").OneOf("left", "right") : null,
            kind is "button" ? node.Required("id").Text : node.Optional("id")?.Text,
            node.Optional("debounceMs")?.Number(0, 10_000),
            node.Optional("low")?.Truth(),
            node.Optional("form")?.OneOf(s_forms),
            node.Optional("pair")?.Text,
            node.Optional("stuckS")?.Number(0, 86_400),
            node.Optional("baud")?.Number(1200, 921_600),
            node.Optional("nearMm")?.Number(0, 10_000),
            node.Optional("farMm")?.Number(0, 10_000),
            node.Optional("pmUs")?.Number(0, 1_000_000),
            node.Optional("latencyUs")?.Number(0, 1_000_000),
            node.Optional("detector")?.Text);
    }
}
