namespace PitMarshal.Broker.Inside.Sessions;

/// <summary>What a user of the broker may publish, keep there, and read.</summary>
/// <param name="Publishes">Topic patterns.</param>
/// <param name="Retains">Of those, what the broker keeps for who comes later: one state a station, one
/// configuration.</param>
/// <param name="Reads">Topic patterns; a subscription must lie within one of them.</param>
internal sealed record Rights(
    IReadOnlyList<string> Publishes, IReadOnlyList<string> Retains, IReadOnlyList<string> Reads)
{
    internal static Rights Of(string user, Venue venue)
    {
        string Own(string tail) => venue.Topic(user, tail);
        return user switch
        {
            Venue.Gateway => new([$"{Venue.TopicRoot}/#"], [venue.Topic("+", "config"), venue.HeadTopic],
                [$"{Venue.TopicRoot}/#"]),
            Venue.RaceControl => new([Own("#")], [], [Own("#"), $"{Venue.TopicRoot}/{venue.Name}/{Venue.Verdicts}",
                venue.HeadTopic]),
            // Who watches reads everything, and may only ask a station for its raw edges.
            Venue.Watch => new([venue.Topic("+", "watch")], [], [$"{Venue.TopicRoot}/{venue.Name}/#"]),
            _ => new([Own("obs"), Own("state"), Own("health"), Own("clock/ask")], [Own("state")], [Own("#")]),
        };
    }

    internal bool MayPublish(string topic) => !topic.AsSpan().ContainsAny('+', '#', '\0') && Within(topic, Publishes);

    internal bool MayRetain(string topic) => Within(topic, Retains);

    internal bool MayRead(string filter) => Within(filter, Reads);

    private static bool Within(string topic, IReadOnlyList<string> patterns)
    {
        foreach (var pattern in patterns)
        {
            if (Covers(pattern, topic))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Whether everything that a topic or filter can mean is meant by the pattern too.</summary>
    private static bool Covers(ReadOnlySpan<char> pattern, ReadOnlySpan<char> filter)
    {
        while (true)
        {
            var allowed = Level(ref pattern, out var patternEnds);
            var asked = Level(ref filter, out var filterEnds);
            if (allowed is "#")
            {
                return true;
            }
            if (asked is "#" || allowed is not "+" && !allowed.SequenceEqual(asked))
            {
                return false;
            }
            if (patternEnds || filterEnds)
            {
                return patternEnds && filterEnds;
            }
        }
    }

    private static ReadOnlySpan<char> Level(ref ReadOnlySpan<char> rest, out bool isLast)
    {
        var end = rest.IndexOf('/');
        isLast = end < 0;
        var level = isLast ? rest : rest[..end];
        rest = isLast ? [] : rest[(end + 1)..];
        return level;
    }
}
