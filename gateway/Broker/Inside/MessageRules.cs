using System.Buffers;
using MQTTnet.Protocol;
using MQTTnet.Server;
using PitMarshal.Broker.Inside.Sessions;

namespace PitMarshal.Broker.Inside;

/// <summary>
/// What MQTTnet asks about each message: who may say and read it, whether it is kept, and how much may wait for whom.
/// </summary>
internal sealed class MessageRules(OpenSessions sessions, RetainedFile retained)
{
    private const int LargestRetained = 8 * 1024;

    internal void Attach(MqttServer server)
    {
        server.LoadingRetainedMessageAsync += loading =>
        {
            loading.LoadedRetainedMessages = [.. retained.Messages];
            return Task.CompletedTask;
        };
        server.InterceptingPublishAsync += Publish;
        server.InterceptingSubscriptionAsync += Subscribe;
        server.InterceptingUnsubscriptionAsync += asked =>
        {
            sessions.Find(asked.ClientId)?.Unsubscribe(asked.Topic);
            return Task.CompletedTask;
        };
        server.InterceptingClientEnqueueAsync += Enqueue;
        server.ClientAcknowledgedPublishPacketAsync += acknowledged =>
        {
            var message = acknowledged.PublishPacket;
            Delivered(sessions.Find(acknowledged.ClientId), message.Topic, message.Payload.Length);
            return Task.CompletedTask;
        };
    }

    internal void Delivered(ClientSession? receiver, string topic, long bytes)
    {
        receiver?.Delivered(bytes);
        if (receiver?.User == Venue.Gateway)
        {
            sessions.Share(Sender(topic)).Leave();
        }
    }

    private Task Publish(InterceptingPublishEventArgs said)
    {
        var message = said.ApplicationMessage;
        if (sessions.Find(said.ClientId) is not { } sender || !sender.Rights.MayPublish(message.Topic))
        {
            said.ProcessPublish = false;
            return Task.CompletedTask;
        }
        // What should not be kept is still heard once.
        message.Retain = message.Retain
            && sender.Rights.MayRetain(message.Topic) && message.Payload.Length <= LargestRetained;
        if (message.Retain)
        {
            retained.Put(message.Topic, message.Payload.ToArray());
        }
        return Task.CompletedTask;
    }

    private Task Subscribe(InterceptingSubscriptionEventArgs asked)
    {
        if (sessions.Find(asked.ClientId)?.MaySubscribe(asked.TopicFilter.Topic) != true)
        {
            asked.Response.ReasonCode = MqttSubscribeReasonCode.UnspecifiedError;
            asked.ProcessSubscription = false;
        }
        return Task.CompletedTask;
    }

    private Task Enqueue(InterceptingClientApplicationMessageEnqueueEventArgs offered)
    {
        var receiver = sessions.Find(offered.ReceiverClientId);
        offered.AcceptEnqueue = receiver?.TryQueue(offered.ApplicationMessage.Payload.Length) == true;
        if (offered.AcceptEnqueue && receiver!.User == Venue.Gateway)
        {
            sessions.Share(Sender(offered.ApplicationMessage.Topic)).Enter();
        }
        return Task.CompletedTask;
    }

    // pitmarshal/v1/<venue>/<station>/<tail>, and nobody speaks below another's name.
    private static string Sender(string topic)
    {
        Span<Range> levels = stackalloc Range[5];
        return topic.AsSpan().Split(levels, '/') > 3 ? topic[levels[3]] : "";
    }
}
