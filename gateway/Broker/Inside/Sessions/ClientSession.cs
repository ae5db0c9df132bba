using PitMarshal.Broker.Inside.Packets;

namespace PitMarshal.Broker.Inside.Sessions;

/// <summary>One client that has signed in.</summary>
internal sealed class ClientSession(SignIn signIn, Rights rights, PacketChannel channel)
{
    /// <summary>Nobody of ours reads more than a venue's topics in a handful of patterns.</summary>
    private const int MostFilters = 64;

    private readonly (int Messages, long Bytes) _most =
        signIn.User == Venue.Gateway ? (100_000, 64 << 20) : (1_000, 1 << 20);

    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly HashSet<string> _filters = [];
    private int _messages;
    private long _bytes;

    internal string ClientId => signIn.ClientId;

    internal string User => signIn.User;

    internal Rights Rights => rights;

    internal PacketChannel Channel => channel;

    /// <summary>When it is over, its last will published.</summary>
    internal Task Ended => _ended.Task;

    internal void End() => _ended.TrySetResult();

    internal bool MaySubscribe(string filter)
    {
        lock (_filters)
        {
            return rights.MayRead(filter)
                && (_filters.Contains(filter) || _filters.Count < MostFilters && _filters.Add(filter));
        }
    }

    internal void Unsubscribe(string filter)
    {
        lock (_filters)
        {
            _filters.Remove(filter);
        }
    }

    /// <summary>
    /// Whether one more message may wait for this client; one that does not read them cannot fill the memory.
    /// </summary>
    internal bool TryQueue(long bytes)
    {
        if (Volatile.Read(ref _messages) >= _most.Messages || Volatile.Read(ref _bytes) + bytes > _most.Bytes)
        {
            return false;
        }
        Interlocked.Increment(ref _messages);
        Interlocked.Add(ref _bytes, bytes);
        return true;
    }

    internal void Delivered(long bytes)
    {
        Interlocked.Decrement(ref _messages);
        Interlocked.Add(ref _bytes, -bytes);
    }
}
