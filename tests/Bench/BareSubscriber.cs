using PitMarshal.Mqtt;

namespace PitMarshal.Bench;

/// <summary>The peer: a process that does nothing but receive the same messages at QoS 1.</summary>
static class BareSubscriber
{
    public static void Run(int port, string topic, int count)
    {
        using ManualResetEventSlim done = new();
        int received = 0;
        MosquittoClient client = new("bare-subscriber", new MqttOptions { Port = port });
        client.Received += _ => { if (++received == count) { done.Set(); } };
        client.Subscribed += _ => Console.WriteLine("ready");
        client.Connect();
        client.Subscribe(topic, 1);
        done.Wait();
        Console.WriteLine("done");
        client.Dispose();
    }
}
