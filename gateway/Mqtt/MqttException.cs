namespace PitMarshal.Mqtt;

/// <summary>The broker, or the way to it, refused. The message gives the reason in words.</summary>
public sealed class MqttException(string message) : Exception(message);
