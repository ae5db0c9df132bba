namespace PitMarshal.Hub.Shipping;

/// <summary>The hub does not do what a hub does; its message says what, after "the hub".</summary>
internal sealed class HubFailed(string message, bool isSlow = false) : Exception(message)
{
    /// <summary>It did not answer in time: less at once may do.</summary>
    internal bool IsSlow => isSlow;
}
