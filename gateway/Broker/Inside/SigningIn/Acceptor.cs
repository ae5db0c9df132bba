using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using MQTTnet.Adapter;
using MQTTnet.Diagnostics.Logger;
using MQTTnet.Exceptions;
using MQTTnet.Server;
using PitMarshal.Broker.Inside.Packets;
using PitMarshal.Broker.Inside.Sessions;

namespace PitMarshal.Broker.Inside.SigningIn;

/// <summary>Takes connections, and hands MQTTnet those that have signed in.</summary>
internal sealed class Acceptor(
    Socket listener, SslServerAuthenticationOptions? tls, Venue venue, KnownUsers users, OpenSessions sessions,
    FailedSignIns failed) : IMqttServerAdapter
{
    private const byte WrongVersion = 1, WrongId = 2, NotAuthorised = 5;
    private static readonly TimeSpan s_longestSignIn = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_lastWords = TimeSpan.FromSeconds(1), s_pause = TimeSpan.FromMilliseconds(100),
        s_turn = TimeSpan.FromMilliseconds(20);

    private readonly PendingSignIns _pending = new();
    private readonly ArrivalRate _arrivals = new();
    private readonly CancellationTokenSource _ending = new();

    /// <summary>Somebody's link was cut for what it sent: client id and reason.</summary>
    internal event Action<string, string>? Refused;

    /// <summary>A message that nobody acknowledges has left for a client.</summary>
    internal event Action<ClientSession, string, long>? Sent;

    public Func<IMqttChannelAdapter, Task>? ClientHandler { get; set; }

    public Task StartAsync(MqttServerOptions options, IMqttNetLogger logger)
    {
        _ = Accept();
        return Task.CompletedTask;
    }

    public Task StopAsync()
    {
        _ending.Cancel();
        listener.Dispose();
        return Task.CompletedTask;
    }

    public void Dispose() => listener.Dispose();

    private async Task Accept()
    {
        while (!_ending.IsCancellationRequested)
        {
            try
            {
                var socket = await listener.AcceptAsync(_ending.Token).ConfigureAwait(false);
                // Elsewhere: who comes next does not wait for this one.
                _ = Task.Run(() => Serve(socket));
            }
            catch (SocketException)
            {
                // One that is gone already, or no handles left: later there are.
                await Task.Delay(s_pause).ConfigureAwait(false);
            }
            catch (Exception ended) when (ended is OperationCanceledException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task Serve(Socket socket)
    {
        try
        {
            socket.NoDelay = true;
            var remote = (IPEndPoint)socket.RemoteEndPoint!;
            using var deadline = CancellationTokenSource.CreateLinkedTokenSource(_ending.Token);
            deadline.CancelAfter(s_longestSignIn);
            using var place = _pending.Add(remote.Address, socket.Dispose);
            while (!_arrivals.TryTake(remote.Address))
            {
                await Task.Delay(s_turn, deadline.Token).ConfigureAwait(false);
                if (place.IsLost)
                {
                    return;
                }
            }
            using var channel = new PacketChannel(await Stream(socket, deadline.Token).ConfigureAwait(false), remote);
            if (await SignedIn(channel, remote.Address, deadline.Token).ConfigureAwait(false) is { } session)
            {
                place.Dispose();
                await Run(session).ConfigureAwait(false);
            }
            await channel.Drain(s_lastWords).ConfigureAwait(false);
        }
        catch (Exception gone) when (gone is IOException or SocketException or ObjectDisposedException
            or OperationCanceledException or MqttCommunicationException or AuthenticationException)
        {
            // Whoever it was is gone, or did not sign in in time.
        }
        finally
        {
            socket.Dispose();
        }
    }

    private async Task Run(ClientSession session)
    {
        session.Channel.Refused += reason => Refused?.Invoke(session.ClientId, reason);
        session.Channel.Sent += message => Sent?.Invoke(session, message.Topic, message.Payload.Length);
        if (session.User != Venue.Gateway)
        {
            session.Channel.Share = sessions.Share(session.User);
            session.Channel.Rate = new Rate();
        }
        try
        {
            if (!await sessions.Enter(session).ConfigureAwait(false))
            {
                await session.Channel.Answer(new byte[] { 0x20, 2, 0, WrongId }).ConfigureAwait(false);
            }
            else if (ClientHandler is { } handler)
            {
                await handler(session.Channel).ConfigureAwait(false);
            }
        }
        finally
        {
            sessions.Leave(session);
        }
    }

    private async Task<Stream> Stream(Socket socket, CancellationToken end)
    {
        var plain = new NetworkStream(socket, ownsSocket: true);
        if (tls is null)
        {
            return plain;
        }
        var encrypted = new SslStream(plain);
        await encrypted.AuthenticateAsServerAsync(tls, end).ConfigureAwait(false);
        return encrypted;
    }

    /// <summary>Null when it was refused, which has been answered then.</summary>
    private async Task<ClientSession?> SignedIn(PacketChannel channel, IPAddress address, CancellationToken end)
    {
        if (await channel.PeekConnect(end).ConfigureAwait(false) is not { } packet)
        {
            return null;
        }
        var signIn = SignIn.Parse(packet, out var isOtherVersion);
        if (signIn is null && !isOtherVersion)
        {
            return null;
        }
        var rights = Rights.Of(signIn?.User ?? "", venue);
        var (code, why) = signIn switch
        {
            null => (WrongVersion, "not MQTT 3.1.1"),
            _ when !users.Admits(signIn.User, signIn.Password.Span) => (NotAuthorised, "an unknown user or password"),
            _ when !MayCallItself(signIn) => (WrongId, "a client id that is not for this user"),
            { WillTopic: { } will } when !rights.MayPublish(will) => (NotAuthorised, "a will on a topic of others"),
            _ => ((byte)0, ""),
        };
        if (code == 0)
        {
            return new ClientSession(signIn!, rights, channel);
        }
        failed.Add(address, signIn?.User ?? "", why);
        await channel.Answer(new byte[] { 0x20, 2, 0, code }).ConfigureAwait(false);
        return null;
    }

    /// <summary>
    /// A station by its own name, alone or behind the venue's; people's programs by any that is nobody's.
    /// </summary>
    private bool MayCallItself(SignIn signIn) => signIn.ClientId.Length > 0
        && (signIn.ClientId == signIn.User
            || (Venue.IsReserved(signIn.User)
                ? !users.Knows(signIn.ClientId)
                : signIn.ClientId == $"{venue.Name}-{signIn.User}"));
}
