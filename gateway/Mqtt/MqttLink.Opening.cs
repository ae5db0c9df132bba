using System.Buffers;
using System.Net.Sockets;
using MQTTnet;
using MQTTnet.Exceptions;
using MQTTnet.Protocol;

namespace PitMarshal.Mqtt;

/// <summary>How a link is opened, lost and opened again, and how what MQTTnet says of it is told.</summary>
public sealed partial class MqttLink
{
    private async Task Open(CancellationToken closing)
    {
        var client = new MqttClientFactory().CreateMqttClient();
        client.ApplicationMessageReceivedAsync += Receive;
        client.DisconnectedAsync += _ => Lost(client, closing);
        try
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(closing);
            patience.CancelAfter(options.ConnectTimeout);
            var answer = await client.ConnectAsync(options.ForMqttNet(clientId), patience.Token).ConfigureAwait(false);
            if (answer.ResultCode != MqttClientConnectResultCode.Success)
            {
                throw Failure(Refusal(answer.ResultCode));
            }
        }
        catch (Exception failed)
        {
            client.Dispose();
            throw failed is MqttException ? failed : Failure(Reason(failed));
        }
        lock (_turn)
        {
            if (closing.IsCancellationRequested)
            {
                client.Dispose();
                return;
            }
            _client = client;
        }
        Connected?.Invoke();
    }

    /// <summary>Called for every end of a connection, those that never began or that we ended included.</summary>
    private async Task Lost(IMqttClient client, CancellationToken closing)
    {
        lock (_turn)
        {
            if (_client != client)
            {
                return;
            }
            _client = null;
        }
        client.Dispose();
        Disconnected?.Invoke();
        for (var pause = s_firstPause; options.Reconnect && !closing.IsCancellationRequested;
            pause = pause * 2 < s_longestPause ? pause * 2 : s_longestPause)
        {
            try
            {
                await Task.Delay(pause, closing).ConfigureAwait(false);
                await Open(closing).ConfigureAwait(false);
                return;
            }
            catch (Exception again) when (again is MqttException or OperationCanceledException)
            {
                // Tried again until it succeeds or nobody wants it any more.
            }
        }
    }

    private Task Receive(MqttApplicationMessageReceivedEventArgs received)
    {
        var message = received.ApplicationMessage;
        s_handling = this;
        try
        {
            var (payload, qos) = (message.Payload.ToArray(), (int)message.QualityOfServiceLevel);
            Received?.Invoke(new MqttMessage(message.Topic, payload, qos, message.Retain));
        }
        catch (Exception thrown)
        {
            Tell(thrown);
        }
        finally
        {
            s_handling = null;
        }
        return Task.CompletedTask;
    }

    private void Tell(Exception thrown)
    {
        if (Faulted is { } told)
        {
            told(thrown);
        }
        else
        {
            ThreadPool.UnsafeQueueUserWorkItem(
                _ => throw new InvalidOperationException("A handler of MQTT messages failed.", thrown), null);
        }
    }

    private async Task Send(IMqttClient client, MqttApplicationMessage message, int id)
    {
        try
        {
            await client.PublishAsync(message).ConfigureAwait(false);
        }
        catch (Exception gone) when (IsOfTheLink(gone))
        {
            return;
        }
        Published?.Invoke(id);
    }

    private async Task Ask(IMqttClient client, string topic, int qos, int id)
    {
        try
        {
            await client.SubscribeAsync(topic, (MqttQualityOfServiceLevel)qos).ConfigureAwait(false);
        }
        catch (Exception gone) when (IsOfTheLink(gone))
        {
            return;
        }
        Subscribed?.Invoke(id);
    }

    /// <summary>
    /// The link broke, or was given up, while something was under way: <see cref="Disconnected"/> says so.
    /// </summary>
    private static bool IsOfTheLink(Exception thrown) => thrown is MqttCommunicationException
        or MqttProtocolViolationException or OperationCanceledException or ObjectDisposedException or IOException
        or SocketException or InvalidOperationException;

    private MqttException Failure(string reason) => new($"broker {options.Host}:{options.Port}: {reason}");

    private static string Reason(Exception failed) => failed switch
    {
        OperationCanceledException => "no answer in time",
        _ when failed.GetBaseException() is { } first && first != failed => first.Message,
        _ => failed.Message,
    };

    private static string Refusal(MqttClientConnectResultCode code) => code switch
    {
        MqttClientConnectResultCode.BadUserNameOrPassword
            or MqttClientConnectResultCode.NotAuthorized => "not authorised",
        MqttClientConnectResultCode.ClientIdentifierNotValid => "this client id is not for this user",
        _ => $"refused: {code}",
    };
}
