using System.Globalization;
using PitMarshal.Broker;
using PitMarshal.Mqtt;
using PitMarshal.Tests.Bench.Traffic;

namespace PitMarshal.Tests.Bench.Harm;

/// <summary>What an attacker knows: the two ports, and the password of one station.</summary>
internal sealed record AttackTarget(int BrokerPort, int WebPort, string Station, string Password)
{
    /// <summary>The station that only does its work.</summary>
    internal const string Good = "good";

    /// <summary>The station whose password the attacker has, at the busiest line.</summary>
    internal const string Bad = "bad";

    internal static string Yaml => string.Concat(new[] { (Good, "pit-in"), (Bad, "start-finish") }.Select(one => $$"""
          {{one.Item1}}:
            role: {{one.Item2}}
            inputs:
              - { in: in1, kind: loop, point: {{one.Item2}} }
              - { in: serial, kind: tag, point: {{one.Item2}} }

        """));

    internal static string[] Transponders => [.. Enumerable.Range(1, 60).Select(car => $"{7000 + car}")];

    internal MqttOptions Options => new() { Port = BrokerPort, User = Station, Password = Password };

    internal string Topic(string tail) => $"{Venue.TopicRoot}/{BenchVenue.Name}/{Station}/{tail}";

    internal string[] Arguments => [$"{BrokerPort}", $"{WebPort}", Station, Password];

    internal static AttackTarget Parse(string[] arguments) => new(
        int.Parse(arguments[0], CultureInfo.InvariantCulture), int.Parse(arguments[1], CultureInfo.InvariantCulture),
        arguments[2], arguments[3]);
}
