namespace PitMarshal.Broker;

/// <summary>The gateway's own broker could not be started. The message says why and what helps.</summary>
public sealed class BrokerFailed(string message) : Exception(message);
