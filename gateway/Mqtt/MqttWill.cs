namespace PitMarshal.Mqtt;

/// <summary>The last will: a message the broker publishes for a client that vanished.</summary>
public sealed record MqttWill(string Topic, ReadOnlyMemory<byte> Payload, int Qos = 1, bool Retain = true);
