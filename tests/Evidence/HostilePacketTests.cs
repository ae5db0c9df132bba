using System.Security.Cryptography;
using System.Text;
using PitMarshal.Events;
using PitMarshal.Evidence;
using PitMarshal.Evidence.Sealing;

namespace PitMarshal.Tests.Evidence;

/// <summary>Packets that somebody meddled with: refused with a reason, never a crash.</summary>
public sealed class HostilePacketTests : IDisposable
{
    private readonly RaceFolder _race = new RaceFolder().With(RaceFolder.Race());

    public void Dispose() => _race.Dispose();

    [Theory]
    [InlineData("\"outcome\":\"infringement\"", "\"outcome\":\"compliant\"", "'verdicts'")]
    [InlineData("\"measuredMs\":84920.0", "\"measuredMs\":85920.0", "'verdicts'")]
    [InlineData("short by little", "long enough", "is not the one that was hashed")]
    [InlineData("\\\"car\\\":\\\"27\\\",\\\"driver\\\":\\\"d2\\\"", "\\\"car\\\":\\\"27\\\",\\\"driver\\\":\\\"d1\\\"",
        "is not the one that was hashed")]
    [InlineData("value: 85s", "value: 80s", "the regulations")]
    [InlineData("\"team\":\"Team", "\"team\":\"Yeam", "'entry'")]
    [InlineData("\"restsOn\":[", "\"restsOn\":[1,", "'restsOn'")]
    [InlineData("\"packet\":\"pitmarshal-stop/1\",",
        "\"packet\":\"pitmarshal-stop/1\",\"note\":\"guilty\",", "has fields")]
    [InlineData("\"made\":\"", "\"made\": \"", "has fields")]
    [InlineData("\"stop\":1,\"race\"", "\"stop\":2,\"race\"", "has no stop 2")]
    [InlineData("\"stop\":1,\"race\"", "\"stop\":99999999999,\"race\"", "has no stop")]
    [InlineData("regulations: test", "regulations: [[[", "cannot be judged again")]
    public void What_was_changed_is_named_even_if_somebody_sealed_it_anew(string what, string with, string named)
    {
        var (_, closed) = _race.Sealed();
        var text = Encoding.UTF8.GetString(closed.Content);
        Assert.Contains(what, text, StringComparison.Ordinal);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var content = Encoding.UTF8.GetBytes(text.Replace(what, with, StringComparison.Ordinal));
        var forged = new SealedPacket(content, SHA256.HashData(content), key.ExportSubjectPublicKeyInfo(),
            key.SignData(content, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));

        Assert.Contains(Failed(forged.Json()), why => why.Contains(named, StringComparison.Ordinal));
    }

    [Fact]
    public void Another_s_signature_or_key_does_not_fit()
    {
        var (_, closed) = _race.Sealed();
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var signature = other.SignData(closed.Content, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        using var large = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        var largeKey = large.ExportSubjectPublicKeyInfo();

        Assert.Contains(Failed((closed with { Signature = signature }).Json()),
            why => why.Contains("signature", StringComparison.Ordinal));
        Assert.Contains(Failed((closed with { Key = other.ExportSubjectPublicKeyInfo() }).Json()),
            why => why.Contains("signature", StringComparison.Ordinal));
        Assert.Contains(Failed((closed with { Key = [1, 2, 3] }).Json()),
            why => why.Contains("signature", StringComparison.Ordinal));
        Assert.Contains(Failed((closed with { Key = largeKey }).Json()),
            why => why.Contains("signature", StringComparison.Ordinal));
        Assert.Contains(Failed((closed with { Seal = new byte[32] }).Json()),
            why => why.Contains("seal", StringComparison.Ordinal));
    }

    [Fact]
    public void A_packet_that_another_gateway_signed_is_not_this_log_s()
    {
        using var other = new RaceFolder().With(RaceFolder.Race());
        var page = other.Page();
        _race.Page();

        Assert.Contains("another key", PacketCheck.Against(_race.Data, page, "x").What, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_shown_is_checked_too()
    {
        var page = Encoding.UTF8.GetString(_race.Page());
        string[] changed =
        [
            page.Replace("✗ infringement", "✓ compliant", StringComparison.Ordinal),
            page.Replace("</body>", "<script>alert(1)</script></body>", StringComparison.Ordinal),
            page.Replace("<main>", "<main hidden>", StringComparison.Ordinal),
            page + " ",
        ];
        Assert.All(changed, text => Assert.Contains(
            Failed(Encoding.UTF8.GetBytes(text)), why => why.StartsWith("the page", StringComparison.Ordinal)));
    }

    public static TheoryData<string, string> NoPackets => new()
    {
        { "", "no packet" },
        { "\n", "no packet" },
        { "<!DOCTYPE html><p>Lunch</p>", "without a packet" },
        { "<html><script type=\"application/json\" id=\"packet\">{\"packet\":", "cut off" },
        { "<html><script type=\"application/json\" id=\"packet\"></script>", "no packet" },
        { "{}", "packet is missing" },
        { "[1]", "expected a JSON object" },
        { "null", "expected a JSON object" },
        { "{\"packet\":\"pitmarshal-stop/2\"}", "its form is" },
        { "{\"packet\":\"pitmarshal-stop/1\"}", "no packet" },
        { "{\"packet\":\"a\",\"packet\":\"b\"}", "no packet" },
        { "{\"packet\":\"pitmarshal-stop/1\",\"log\":7}", "expected a JSON object" },
        { "{\"packet\":\"\\ud800\"}", "no packet" },
        { new string('[', 100_000), "no packet" },
        { "{\"a\":" + new string('[', 1000) + new string(']', 1000) + "}", "no packet" },
    };

    [Theory]
    [MemberData(nameof(NoPackets))]
    public void What_is_no_packet_is_told_with_its_name(string text, string why)
    {
        var refused = Assert.Throws<BadInput>(() => PacketCheck.Of(Encoding.UTF8.GetBytes(text), "file.html"));

        Assert.StartsWith("file.html: ", refused.Message, StringComparison.Ordinal);
        Assert.Contains(why, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_text_or_does_not_end_is_refused()
    {
        Assert.Throws<BadInput>(() => PacketCheck.Of([0x7b, 0xff, 0xfe], "x"));
        Assert.Throws<BadInput>(() => PacketFile.Bytes("/dev/zero"));
        Assert.Throws<BadInput>(() => PacketFile.Bytes("/nowhere/at/all"));
    }

    [Fact]
    public void A_packet_that_is_cut_off_anywhere_is_refused()
    {
        var page = _race.Page();
        for (var length = 0; length < page.Length; length += 997)
        {
            Assert.True(IsRefused(page[..length]), $"cut at {length}");
        }
    }

    [Fact]
    public void A_bit_that_is_flipped_anywhere_is_noticed()
    {
        byte[][] files = [_race.Page(), _race.Sealed().Closed.Json()];
        for (var seed = 1; seed <= 300; seed++)
        {
            var chance = new Random(seed);
            var bytes = files[seed % 2].ToArray();
            var at = chance.Next(bytes.Length);
            bytes[at] ^= (byte)(1 << chance.Next(8));
            Assert.True(IsRefused(bytes), $"seed {seed}: byte {at} was flipped, and nobody noticed");
        }
    }

    private static bool IsRefused(byte[] bytes)
    {
        try
        {
            return PacketCheck.Of(bytes, "x").Any(check => !check.Holds);
        }
        catch (BadInput refused)
        {
            return refused.Message.StartsWith("x: ", StringComparison.Ordinal);
        }
    }

    private static List<string> Failed(byte[] bytes) =>
        [.. PacketCheck.Of(bytes, "x").Where(check => !check.Holds).Select(check => check.What)];
}
