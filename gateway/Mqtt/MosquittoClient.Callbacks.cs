using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using System.Text;
using static PitMarshal.Mqtt.Libmosquitto;

namespace PitMarshal.Mqtt;

/// <summary>What the library calls. No exception may pass through its frames, so each is caught here and told outside.</summary>
public sealed unsafe partial class MosquittoClient
{
    private static void SetCallbacks(MosquittoHandle client)
    {
        mosquitto_connect_callback_set(client, &OnConnect);
        mosquitto_disconnect_callback_set(client, &OnDisconnect);
        mosquitto_publish_callback_set(client, &OnPublish);
        mosquitto_message_callback_set(client, &OnMessage);
        mosquitto_subscribe_callback_set(client, &OnSubscribe);
    }

    [UnmanagedCallersOnly]
    private static void OnConnect(nint _, nint owner, int rc)
    {
        var client = Owner(owner);
        client._connected = rc == 0;
        client.Guarded(static (c, code) => c.Connected?.Invoke(code), rc);
        client._answer.TrySetResult(rc);
    }

    [UnmanagedCallersOnly]
    private static void OnDisconnect(nint _, nint owner, int rc)
    {
        var client = Owner(owner);
        // Also called for a connection that was refused; that one was never established.
        if (client._connected)
        {
            client._connected = false;
            client.Guarded(static (c, code) => c.Disconnected?.Invoke(code), rc);
        }
    }

    [UnmanagedCallersOnly]
    private static void OnPublish(nint _, nint owner, int mid) =>
        Owner(owner).Guarded(static (c, id) => c.Published?.Invoke(id), mid);

    [UnmanagedCallersOnly]
    private static void OnSubscribe(nint _, nint owner, int mid, int count, int* granted) =>
        Owner(owner).Guarded(static (c, id) => c.Subscribed?.Invoke(id), mid);

    [UnmanagedCallersOnly]
    private static void OnMessage(nint _, nint owner, NativeMessage* message)
    {
        var client = Owner(owner);
        if (client.Received is null)
        {
            return;
        }
        // The library frees its copy when we return: this is the one copy made.
        var copy = new MqttMessage(
            Encoding.UTF8.GetString(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(message->Topic)),
            new ReadOnlySpan<byte>(message->Payload, message->PayloadLength).ToArray(),
            message->Qos,
            message->Retain != 0);
        client.Guarded(static (c, m) => c.Received?.Invoke(m), copy);
    }

    private void Guarded<T>(Action<MosquittoClient, T> raise, T argument)
    {
        try
        {
            raise(this, argument);
        }
        catch (Exception thrown)
        {
            Interlocked.CompareExchange(ref _fault, ExceptionDispatchInfo.Capture(thrown), null);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static MosquittoClient Owner(nint owner) => (MosquittoClient)GCHandle.FromIntPtr(owner).Target!;
}
