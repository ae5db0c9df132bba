using System.Buffers;
using System.IO.Pipelines;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Security.Cryptography.X509Certificates;
using MQTTnet.Adapter;
using MQTTnet.Exceptions;
using MQTTnet.Formatter;
using MQTTnet.Packets;

namespace PitMarshal.Broker.Inside.Packets;

/// <summary>
/// One connection as MQTTnet sees it: whole packets, of a size that a station sends, as many as one client's share
/// is. What claims to be larger is never read, so what a header claims costs nothing.
/// </summary>
internal sealed class PacketChannel : IMqttChannelAdapter
{
    /// <summary>16 observations take 2 KB; whoever sends more than this is not one of our stations.</summary>
    internal const int LargestPublish = 64 * 1024;

    private const int LargestOther = 1024, MostUnanswered = 1000, BufferBytes = 4096;

    private readonly Stream _stream;
    private readonly PipeReader _input;
    private readonly Pipe _output = new(new PipeOptions(useSynchronizationContext: false));
    private readonly SemaphoreSlim _writing = new(1);
    private readonly InFlight _answers = new(MostUnanswered);
    private readonly Task _sending;

    internal PacketChannel(Stream stream, IPEndPoint remote)
    {
        _stream = stream;
        RemoteEndPoint = remote;
        var options = new StreamPipeReaderOptions(bufferSize: BufferBytes, useZeroByteReads: true);
        _input = PipeReader.Create(stream, options);
        _sending = Send();
    }

    /// <summary>The client sent what no station sends, and its link was cut: the reason.</summary>
    internal event Action<string>? Refused;

    /// <summary>A message of quality of service 0 left; nobody will acknowledge it.</summary>
    internal event Action<MqttPublishPacket>? Sent;

    /// <summary>Of what the gateway has not taken yet, the part that came from this client.</summary>
    internal InFlight? Share { get; set; }

    /// <summary>How much it may send; null of the gateway, which answers all that the others say.</summary>
    internal Rate? Rate { get; set; }

    public long BytesReceived { get; private set; }

    public long BytesSent { get; private set; }

    public X509Certificate2? ClientCertificate => null;

    public EndPoint RemoteEndPoint { get; }

    public EndPoint? LocalEndPoint => null;

    public bool IsSecureConnection => _stream is not NetworkStream;

    public MqttPacketFormatterAdapter PacketFormatterAdapter { get; } =
        new(MqttProtocolVersion.V311, new MqttBufferWriter(BufferBytes, LargestPublish));

    public Task ConnectAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Reads the first packet and leaves it where it is; null for what is no packet of a station.</summary>
    internal async Task<ReadOnlyMemory<byte>?> PeekConnect(CancellationToken end)
    {
        var (packet, header) = await Whole(mustBeConnect: true, end).ConfigureAwait(false);
        if (header.TotalBytes == 0)
        {
            return null;
        }
        var body = packet.Slice(header.HeaderBytes).ToArray();
        _input.AdvanceTo(packet.Start);
        return body;
    }

    public async Task<MqttPacket?> ReceivePacketAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _answers.Wait(cancellationToken).ConfigureAwait(false);
            if (Share is { } share)
            {
                await share.Wait(cancellationToken).ConfigureAwait(false);
            }
            var (bytes, header) = await Whole(mustBeConnect: false, cancellationToken).ConfigureAwait(false);
            if (header.TotalBytes == 0)
            {
                return null;
            }
            var packet = Decode(bytes.Slice(header.HeaderBytes), header);
            _input.AdvanceTo(bytes.End);
            BytesReceived += header.TotalBytes;
            if (Rate?.Take(header.TotalBytes) is { Ticks: > 0 } wait)
            {
                await Task.Delay(wait, cancellationToken).ConfigureAwait(false);
            }
            if (IsAnswered(packet))
            {
                _answers.Enter();
            }
            return packet;
        }
        catch (Exception gone) when (gone is IOException or ObjectDisposedException or SocketException)
        {
            return null;
        }
    }

    public async Task SendPacketAsync(MqttPacket packet, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var encoded = PacketFormatterAdapter.Encode(packet);
            _output.Writer.Write(encoded.Packet);
            foreach (var part in encoded.Payload)
            {
                _output.Writer.Write(part.Span);
            }
            BytesSent += encoded.Length;
            if ((await _output.Writer.FlushAsync(cancellationToken).ConfigureAwait(false)).IsCompleted)
            {
                throw new MqttCommunicationException("the client is gone");
            }
        }
        finally
        {
            PacketFormatterAdapter.Cleanup();
            _writing.Release();
        }
        Account(packet);
    }

    /// <summary>An answer that MQTTnet has no part in.</summary>
    internal async Task Answer(ReadOnlyMemory<byte> bytes)
    {
        await _output.Writer.WriteAsync(bytes).ConfigureAwait(false);
        await _output.Writer.CompleteAsync().ConfigureAwait(false);
    }

    public Task DisconnectAsync(CancellationToken cancellationToken) => _output.Writer.CompleteAsync().AsTask();

    /// <summary>Waits until what was said has left, and no longer than a client that listens needs.</summary>
    internal Task Drain(TimeSpan patience) => Task.WhenAny(_sending, Task.Delay(patience));

    public void ResetStatistics() => BytesReceived = BytesSent = 0;

    public void Dispose() => _stream.Dispose();

    private static bool IsAnswered(MqttPacket packet) => packet is MqttPublishPacket { QualityOfServiceLevel: > 0 }
        or MqttSubscribePacket or MqttUnsubscribePacket or MqttPingReqPacket or MqttPubRecPacket or MqttPubRelPacket;

    private void Account(MqttPacket packet)
    {
        if (packet is MqttPublishPacket message)
        {
            if (message.QualityOfServiceLevel == 0)
            {
                Sent?.Invoke(message);
            }
        }
        else if (packet is not MqttConnAckPacket)
        {
            _answers.Leave();
        }
    }

    private MqttPacket Decode(in ReadOnlySequence<byte> body, PacketHeader header)
    {
        // Decoding copies what outlives it.
        var whole = body.IsSingleSegment && MemoryMarshal.TryGetArray(body.First, out var there)
            ? there : new ArraySegment<byte>(body.ToArray());
        return PacketFormatterAdapter.Decode(new ReceivedMqttPacket(header.First, whole, header.TotalBytes));
    }

    /// <summary>The next packet, still in the reader; an empty header when there is none any more.</summary>
    private async ValueTask<(ReadOnlySequence<byte> Bytes, PacketHeader Header)> Whole(
        bool mustBeConnect, CancellationToken end)
    {
        while (true)
        {
            var read = await _input.ReadAsync(end).ConfigureAwait(false);
            if (PacketHeader.TryRead(read.Buffer, out var header))
            {
                if (mustBeConnect && header.Type != PacketHeader.Connect
                    || header.TotalBytes > (header.Type == PacketHeader.Publish ? LargestPublish : LargestOther))
                {
                    Refuse(header);
                    return default;
                }
                if (read.Buffer.Length >= header.TotalBytes)
                {
                    return (read.Buffer.Slice(0, header.TotalBytes), header);
                }
            }
            if (read.IsCompleted)
            {
                return default;
            }
            _input.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private void Refuse(PacketHeader header) => Refused?.Invoke(header.Type == PacketHeader.Publish
        ? $"a packet of more than {LargestPublish} bytes; the link was cut"
        : $"a packet of type {header.Type} and {header.TotalBytes} bytes, which no station sends; the link was cut");

    private async Task Send()
    {
        try
        {
            while (true)
            {
                var read = await _output.Reader.ReadAsync().ConfigureAwait(false);
                foreach (var part in read.Buffer)
                {
                    await _stream.WriteAsync(part).ConfigureAwait(false);
                }
                _output.Reader.AdvanceTo(read.Buffer.End);
                if (read.IsCompleted)
                {
                    break;
                }
            }
        }
        catch (Exception gone) when (gone is IOException or ObjectDisposedException or SocketException)
        {
            // Who writes is told by the reader that is complete; who reads finds the link gone too.
        }
        await _output.Reader.CompleteAsync().ConfigureAwait(false);
    }
}
