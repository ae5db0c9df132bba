using PitMarshal.Broker;
using PitMarshal.Events;
using PitMarshal.Mqtt;

namespace PitMarshal.Tests.Bench.Traffic;

/// <summary>
/// The peer: a process that does nothing but receive the same messages at QoS 1, with the gateway's own client.
/// </summary>
internal static class BareSubscriber
{
    /// <summary>
    /// Answers each number on standard input with a line as soon as it has received so many messages in all.
    /// </summary>
    public static void Run(string url, string topic)
    {
        if (!BrokerAddress.TryParse(url, out MqttOptions options, out string what)) { throw new BadInput(what); }
        using AutoResetEvent moved = new(false);
        long received = 0, wanted = long.MaxValue;
        using MqttLink client = new("bare-subscriber", options);
        client.Received += _ => { if (++received >= Volatile.Read(ref wanted)) { moved.Set(); } };
        client.Subscribed += _ => Console.WriteLine("ready");
        client.Connect();
        client.Subscribe(topic, 1);
        while (Console.ReadLine() is { } line)
        {
            Volatile.Write(ref wanted, long.Parse(line));
            while (Volatile.Read(ref received) < wanted) { moved.WaitOne(millisecondsTimeout: 100); }
            Console.WriteLine("done");
        }
    }
}
