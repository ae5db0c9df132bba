using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using MQTTnet;
using MQTTnet.Protocol;

namespace PitMarshal.Broker.Inside;

/// <summary>
/// What the broker keeps for who comes later: each station's state and configuration, over a restart too.
/// </summary>
internal sealed class RetainedFile
{
    private static readonly byte[] s_offline = """{"state":"offline"}"""u8.ToArray();

    private readonly string _path;
    private readonly ConcurrentDictionary<string, byte[]> _kept;
    private readonly Lock _writing = new();
    private volatile bool _isChanged;

    /// <param name="isOfVenue">Whether a topic is one that anybody of this venue may keep.</param>
    internal RetainedFile(string path, Func<string, bool> isOfVenue)
    {
        _path = path;
        _kept = new(Read(path).Where(message => isOfVenue(message.Key)));
        foreach (var topic in _kept.Keys.Where(topic => topic.EndsWith("/state", StringComparison.Ordinal)))
        {
            // The station's last will was for a broker that no longer heard it.
            _kept[topic] = s_offline;
        }
    }

    internal static string In(string folder) => Path.Combine(folder, "retained.json");

    internal IEnumerable<MqttApplicationMessage> Messages => _kept.Select(message => new MqttApplicationMessage
    {
        Topic = message.Key,
        PayloadSegment = message.Value,
        QualityOfServiceLevel = MqttQualityOfServiceLevel.AtLeastOnce,
        Retain = true,
    });

    internal void Put(string topic, byte[] payload)
    {
        if (payload.Length == 0)
        {
            _kept.TryRemove(topic, out _);
        }
        else
        {
            _kept[topic] = payload;
        }
        _isChanged = true;
    }

    /// <summary>
    /// Writes what has changed. A disk that cannot take it costs a restart's memory and nothing else.
    /// </summary>
    internal void Save()
    {
        lock (_writing)
        {
            if (!_isChanged)
            {
                return;
            }
            _isChanged = false;
            try
            {
                PrivateFile.Write(_path, JsonSerializer.Serialize(
                    _kept.ToDictionary(message => message.Key, message => Encoding.UTF8.GetString(message.Value))));
            }
            catch (Exception full) when (full is IOException or UnauthorizedAccessException)
            {
                _isChanged = true;
            }
        }
    }

    internal static Dictionary<string, byte[]> Read(string path)
    {
        try
        {
            return File.Exists(path)
                ? JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllBytes(path))!
                    .ToDictionary(message => message.Key, message => Encoding.UTF8.GetBytes(message.Value))
                : [];
        }
        catch (Exception broken) when (broken is JsonException or IOException or UnauthorizedAccessException)
        {
            // Stations say their state, and the gateway every configuration, whenever they connect.
            return [];
        }
    }
}
