using System.Net;

namespace PitMarshal.Broker.Inside.SigningIn;

/// <summary>
/// Connections that have not signed in yet, bounded by address and in all. Where there is no room the one that has
/// waited longest goes: a station signs in at once, so those that only hold a place lose it.
/// </summary>
internal sealed class PendingSignIns
{
    private const int MostOfAddress = 64, Most = 512;

    private readonly Lock _turn = new();
    private readonly LinkedList<(IPAddress Address, Action End)> _waiting = [];
    private readonly Dictionary<IPAddress, int> _ofAddress = [];

    /// <param name="end">Ends the connection.</param>
    /// <returns>To be disposed of when the connection has signed in or is over.</returns>
    internal Place Add(IPAddress address, Action end)
    {
        Action? surplus = null;
        Place place;
        lock (_turn)
        {
            var ofAddress = _ofAddress.GetValueOrDefault(address);
            if (ofAddress >= MostOfAddress || _waiting.Count >= Most)
            {
                var first = _waiting.First;
                while (ofAddress >= MostOfAddress && !first!.Value.Address.Equals(address))
                {
                    first = first.Next;
                }
                surplus = first!.Value.End;
                Remove(first);
            }
            place = new Place(this, _waiting.AddLast((address, end)));
            _ofAddress[address] = _ofAddress.GetValueOrDefault(address) + 1;
        }
        surplus?.Invoke();
        return place;
    }

    private void Remove(LinkedListNode<(IPAddress Address, Action End)> node)
    {
        if (node.List is null)
        {
            return;
        }
        _waiting.Remove(node);
        if (--_ofAddress[node.Value.Address] == 0)
        {
            _ofAddress.Remove(node.Value.Address);
        }
    }

    internal sealed class Place(PendingSignIns all, LinkedListNode<(IPAddress Address, Action End)> node) : IDisposable
    {
        /// <summary>Another has it, and the connection was ended.</summary>
        internal bool IsLost => node.List is null;

        public void Dispose()
        {
            lock (all._turn)
            {
                all.Remove(node);
            }
        }
    }
}
