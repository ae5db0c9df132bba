using System.Buffers.Text;
using PitMarshal.Core;
using PitMarshal.Core.Delivery;
using Xunit;

namespace PitMarshal.Tests.Firmware.Soak;

/// <summary>
/// The other end of a soaked station: takes what the link lets through, checks that no number of any boot is skipped,
/// and
/// acknowledges. It keeps one number a boot, so that what grows is the station's.
/// </summary>
internal sealed class SoakGateway : IUplink
{
    private readonly Dictionary<string, int> _upTo = [];
    private string _boot = "";
    private bool _ackDue;
    private int _acks;

    /// <summary>Whether anything gets through.</summary>
    public bool IsUp { get; set; } = true;

    /// <summary>A reliable message was taken.</summary>
    public bool Unconfirmed { get; set; }

    public long Observations { get; private set; }

    public int Repeats { get; private set; }

    public int Lost { get; private set; }

    public long LastUs { get; private set; }

    public bool Send(string topicTail, byte[] buffer, int length, bool reliable, bool retain)
    {
        Unconfirmed |= reliable;
        if (IsUp && topicTail == Topics.Observations)
        {
            Take(buffer.AsSpan(0, length));
        }

        return true;
    }

    /// <summary>The acknowledgement that is owed, if one is. Some get lost.</summary>
    public byte[] TakeAck()
    {
        if (!_ackDue || !IsUp)
        {
            return null;
        }

        _ackDue = false;
        _acks++;
        return _acks % 97 == 0 ? null
            : System.Text.Encoding.ASCII.GetBytes($$"""{"boot":"{{_boot}}","upTo":{{_upTo[_boot]}}}""");
    }

    private void Take(ReadOnlySpan<byte> message)
    {
        _boot = System.Text.Encoding.ASCII.GetString(message.Slice(9, 8));
        _ackDue = true;
        var upTo = _upTo.GetValueOrDefault(_boot);
        for (int at; (at = message.IndexOf("{\"n\":"u8)) >= 0;)
        {
            message = message[(at + 5)..];
            Utf8Parser.TryParse(message, out int number, out var digits);
            Utf8Parser.TryParse(message[(digits + 6)..], out long us, out _);
            if (number <= upTo)
            {
                Repeats++;
                continue;
            }

            upTo = Told(message[..message.IndexOf((byte)'}')], upTo);
            Assert.True(number == upTo + 1, $"boot {_boot}: {number} came after {upTo}");
            upTo = number;
            LastUs = us;
            Observations++;
        }

        _upTo[_boot] = upTo;
    }

    /// <summary>The last number that a <c>lost</c> tells of; what was there before when it is none.</summary>
    private int Told(ReadOnlySpan<byte> observation, int upTo)
    {
        var at = observation.IndexOf("\"from\":"u8);
        if (at < 0)
        {
            return upTo;
        }

        Utf8Parser.TryParse(observation[(at + 7)..], out int from, out var digits);
        Utf8Parser.TryParse(observation[(at + 7 + digits + 6)..], out int to, out _);
        Assert.Equal(upTo + 1, from);
        Lost += to - from + 1;
        return to;
    }
}
