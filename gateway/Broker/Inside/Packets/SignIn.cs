using System.Buffers.Binary;
using System.Text;

namespace PitMarshal.Broker.Inside.Packets;

/// <summary>
/// What a CONNECT packet says, read here and not by MQTTnet: nobody reaches that before having signed in.
/// </summary>
internal sealed record SignIn(string ClientId, string User, ReadOnlyMemory<byte> Password, string? WillTopic)
{
    private const byte Version311 = 4, HasWill = 0x04, HasPassword = 0x40, HasUser = 0x80;

    private static readonly UTF8Encoding s_strict = new(false, throwOnInvalidBytes: true);

    /// <summary>
    /// Null for what is no CONNECT of MQTT 3.1.1; <paramref name="isOtherVersion"/> when it is one of another version.
    /// </summary>
    internal static SignIn? Parse(ReadOnlyMemory<byte> body, out bool isOtherVersion)
    {
        isOtherVersion = false;
        try
        {
            var rest = body;
            var protocol = Text(ref rest);
            var version = Take(ref rest, 1).Span[0];
            if (protocol != "MQTT" || version != Version311)
            {
                isOtherVersion = protocol is "MQTT" or "MQIsdp";
                return null;
            }
            var flags = Take(ref rest, 1).Span[0];
            Take(ref rest, 2);
            var clientId = Text(ref rest);
            var will = (flags & HasWill) == 0 ? null : Text(ref rest);
            _ = will is null ? default : Counted(ref rest);
            var user = (flags & HasUser) == 0 ? "" : Text(ref rest);
            var password = (flags & HasPassword) == 0 ? default : Counted(ref rest);
            return rest.IsEmpty ? new SignIn(clientId, user, password, will) : null;
        }
        catch (Exception broken) when (broken is ArgumentOutOfRangeException or DecoderFallbackException)
        {
            return null;
        }
    }

    private static ReadOnlyMemory<byte> Take(ref ReadOnlyMemory<byte> rest, int count)
    {
        var taken = rest[..count];
        rest = rest[count..];
        return taken;
    }

    private static ReadOnlyMemory<byte> Counted(ref ReadOnlyMemory<byte> rest) =>
        Take(ref rest, BinaryPrimitives.ReadUInt16BigEndian(Take(ref rest, 2).Span));

    private static string Text(ref ReadOnlyMemory<byte> rest) => s_strict.GetString(Counted(ref rest).Span);
}
