using PitMarshal.Store;

namespace PitMarshal.Hub.Races;

/// <summary>
/// The races and how far behind they are, read from the store once a second whoever asks, so that pages and figures
/// cost it the same however many look.
/// </summary>
internal sealed class ShippedRaces(ShippingRows rows, TimeProvider time)
{
    private static readonly TimeSpan s_again = TimeSpan.FromSeconds(1);

    private readonly Lock _turn = new();
    private IReadOnlyList<ShippedRace> _all = [];
    private long? _readAt;

    /// <summary>What the store said when it could not be asked last; null when it can.</summary>
    internal string? Failure { get; private set; }

    /// <summary>As they were a second ago at most, or as long as the store does not answer.</summary>
    internal IReadOnlyList<ShippedRace> Now()
    {
        lock (_turn)
        {
            if (_readAt is not { } at || time.GetElapsedTime(at) > s_again)
            {
                _readAt = time.GetTimestamp();
                try
                {
                    (_all, Failure) = (rows.All(), null);
                }
                catch (LogFailed failed)
                {
                    Failure = failed.Message;
                }
            }
            return _all;
        }
    }
}
