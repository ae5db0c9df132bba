namespace PitMarshal.Broker;

/// <summary>
/// The place and its stations, as <c>venue.yaml</c> says: the name that all topics carry, and what each station is for.
/// </summary>
public sealed record Venue(string Name, IReadOnlyList<VenueStation> Stations, BrokerListener Broker)
{
    /// <summary>The user that enters what people decide; its stream is numbered as a station's is.</summary>
    public const string RaceControl = "race-control";

    /// <summary>The gateway's own user at the broker.</summary>
    public const string Gateway = "gateway";

    /// <summary>The user that <c>station watch</c> is: it reads the venue and asks stations for their raw edges.</summary>
    public const string Watch = "watch";

    /// <summary>The topic below the venue on which verdicts are told; no station can have this name.</summary>
    public const string Verdicts = "verdicts";

    /// <summary>The topic below the venue that keeps where the log ended last; no station can have this name.</summary>
    public const string Head = "head";

    /// <summary>In the place of a station in the source of what a marshal pressed on the page.</summary>
    public const string Manual = "manual";

    /// <summary>All topics of this version of the protocol, of every venue.</summary>
    public const string TopicRoot = "pitmarshal/v1";

    public string Topic(string station, string tail) => $"{TopicRoot}/{Name}/{station}/{tail}";

    /// <summary>Where the gateway tells how far its log goes.</summary>
    public string HeadTopic => $"{TopicRoot}/{Name}/{Head}";

    public VenueStation? Station(string name) => Stations.FirstOrDefault(station => station.Name == name);

    /// <summary>
    /// True for a name that can stand in a topic, a file and a broker's list of users: 1 to 32 of a–z, 0–9 and '-',
    /// beginning with a letter or digit.
    /// </summary>
    public static bool IsName(string name) =>
        name.Length is > 0 and <= 32
        && name[0] != '-'
        && name.All(c => c is >= 'a' and <= 'z' or >= '0' and <= '9' or '-');

    /// <summary>True for the names the gateway needs itself.</summary>
    public static bool IsReserved(string name) => name is RaceControl or Gateway or Manual or Verdicts or Head or Watch;
}
