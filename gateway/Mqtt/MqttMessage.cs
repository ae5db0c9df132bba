namespace PitMarshal.Mqtt;

/// <summary>A message as it came. <paramref name="Retain"/>: it was kept by the broker, and is older than the subscription.</summary>
public sealed record MqttMessage(string Topic, byte[] Payload, int Qos, bool Retain);
