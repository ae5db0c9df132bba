using PitMarshal.Store;

namespace PitMarshal.Hub.Venues;

/// <summary>
/// The venues by their keys, read again every few seconds and not for each request: whoever tries keys costs the store
/// nothing.
/// </summary>
internal sealed class KnownVenues(VenueRegister register, TimeProvider time)
{
    private static readonly TimeSpan s_again = TimeSpan.FromSeconds(2);

    private readonly Lock _turn = new();
    private Dictionary<string, string>? _byKey;
    private long _readAt;

    /// <summary>The venue of a key; null of a key that is none.</summary>
    /// <exception cref="LogFailed">The store was never read yet, and cannot be.</exception>
    internal string? Find(string key) => Now().GetValueOrDefault(Convert.ToHexString(VenueKey.Hash(key)));

    private Dictionary<string, string> Now()
    {
        lock (_turn)
        {
            if (_byKey is null || time.GetElapsedTime(_readAt) > s_again)
            {
                // Whatever comes of it: a store that does not answer is not asked again by everybody who waits here.
                _readAt = time.GetTimestamp();
                try
                {
                    _byKey = register.ByKey();
                }
                catch (LogFailed) when (_byKey is not null)
                {
                    // Those known so far stay.
                }
            }
            return _byKey;
        }
    }
}
