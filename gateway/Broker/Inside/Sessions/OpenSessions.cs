using System.Collections.Concurrent;
using PitMarshal.Broker.Inside.Packets;

namespace PitMarshal.Broker.Inside.Sessions;

/// <summary>Who is connected: one connection a client id, and a bounded number of a user that is no station.</summary>
internal sealed class OpenSessions
{
    private const int MostOfUser = 16, MostUnhandled = 256;
    private static readonly TimeSpan s_longestGoodbye = TimeSpan.FromSeconds(5);

    private readonly Lock _turn = new();
    private readonly ConcurrentDictionary<string, ClientSession> _byId = new();
    private readonly ConcurrentDictionary<string, List<ClientSession>> _byUser = new();
    private readonly ConcurrentDictionary<string, InFlight> _shares = new();

    internal int Count => _byId.Count;

    internal ClientSession? Find(string? clientId) =>
        clientId is not null && _byId.TryGetValue(clientId, out var session) ? session : null;

    /// <summary>What a station has under way to the gateway.</summary>
    internal InFlight Share(string station) => _shares.GetOrAdd(station, static _ => new InFlight(MostUnhandled));

    /// <summary>
    /// Whoever had this id before is ended first, its will published: the news of a station that comes back must not
    /// be overtaken by that of its going. False when the id is another user's.
    /// </summary>
    internal async Task<bool> Enter(ClientSession session)
    {
        ClientSession? before, oldest;
        lock (_turn)
        {
            before = Find(session.ClientId);
            if (before is not null && before.User != session.User)
            {
                return false;
            }
            _byId[session.ClientId] = session;
            var ofUser = _byUser.GetOrAdd(session.User, static _ => []);
            oldest = ofUser.Count >= MostOfUser ? ofUser[0] : null;
            ofUser.Add(session);
        }
        oldest?.Channel.Dispose();
        if (before is not null)
        {
            before.Channel.Dispose();
            await Task.WhenAny(before.Ended, Task.Delay(s_longestGoodbye)).ConfigureAwait(false);
        }
        return true;
    }

    internal void Leave(ClientSession session)
    {
        lock (_turn)
        {
            _byId.TryRemove(KeyValuePair.Create(session.ClientId, session));
            if (_byUser.TryGetValue(session.User, out var ofUser))
            {
                ofUser.Remove(session);
            }
        }
        if (session.User == Venue.Gateway)
        {
            foreach (var share in _shares.Values)
            {
                share.Clear();
            }
        }
        session.End();
    }
}
