using System.Diagnostics;
using System.Net;

namespace PitMarshal.Broker.Inside.SigningIn;

/// <summary>
/// How many connections of one address are looked at in a second: each takes memory and time before anybody knows who
/// it is. What is beyond waits, and takes no one else's turn.
/// </summary>
internal sealed class ArrivalRate
{
    internal const int AtOnce = 500, ASecond = 500;

    // Each of them costs its sender a connection; who has more addresses than this is not slowed down.
    private const int MostAddresses = 4_096;

    private readonly Lock _turn = new();
    private readonly Dictionary<IPAddress, (double Taken, long Since)> _ofAddress = [];

    internal bool TryTake(IPAddress address)
    {
        lock (_turn)
        {
            var now = Stopwatch.GetTimestamp();
            var (taken, since) = _ofAddress.GetValueOrDefault(address, (0, now));
            taken = Math.Max(0, taken - Stopwatch.GetElapsedTime(since, now).TotalSeconds * ASecond);
            var isFree = taken < AtOnce;
            if (_ofAddress.Count >= MostAddresses && !_ofAddress.ContainsKey(address))
            {
                _ofAddress.Clear();
            }
            _ofAddress[address] = (isFree ? taken + 1 : taken, now);
            return isFree;
        }
    }
}
