using PitMarshal.Mqtt;

namespace PitMarshal.Broker;

/// <summary>A broker of a venue's stations, on this machine.</summary>
public interface IVenueBroker : IDisposable
{
    int Port { get; }

    /// <summary>Somebody's connection was ended for what it sent: client id and reason.</summary>
    event Action<string, string>? Refused;

    /// <summary>How one of its users connects.</summary>
    MqttOptions OptionsFor(string user);
}
