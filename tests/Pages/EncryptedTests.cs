using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Security.Cryptography;
using PitMarshal.Events;
using PitMarshal.Tests.Support.Serving;
using PitMarshal.Web;
using PitMarshal.Web.Officials.Roles;

namespace PitMarshal.Tests.Pages;

public sealed class EncryptedTests : IDisposable
{
    private const string Https = "https://127.0.0.1:0";

    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("pitmarshal-tls-");

    public EncryptedTests()
    {
        Make("own");
        Make("other");
    }

    public void Dispose() => _home.Delete(recursive: true);

    [Fact]
    public async Task Pages_come_over_https_with_http_2_and_their_cookies_stay_there()
    {
        await using var served = await ServedGateway.StartEncrypted(
            ServerCertificate.For(Https, In("own.crt"), In("own.key"))!, Role.Team);
        using var visitor = served.Visitor();

        var answer = await visitor.SignIn("Dan", TestOfficials.Password);

        Assert.StartsWith("https://", served.Address);
        Assert.Contains("; secure", answer.Headers["Set-Cookie"]);
        using var client = new HttpClient(new SocketsHttpHandler
        {
            SslOptions = { RemoteCertificateValidationCallback = (_, _, _, _) => true },
        })
        {
            DefaultRequestVersion = HttpVersion.Version20,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        };
        using var page = await client.GetAsync(served.Address);
        Assert.Equal((HttpStatusCode.OK, HttpVersion.Version20), (page.StatusCode, page.Version));
    }

    [Theory]
    [InlineData(Https, null, null, "needs --certificate FILE and --key FILE")]
    [InlineData(Https, "own.crt", null, "needs --certificate FILE and --key FILE")]
    [InlineData("http://127.0.0.1:0", "own.crt", "own.key", "are for https")]
    [InlineData(Https, "none.crt", "own.key", "none.crt: no certificate:")]
    [InlineData(Https, "own.key", "own.key", "own.key: no certificate in PEM")]
    [InlineData(Https, "own.crt", "none.key", "none.key: no key in PEM:")]
    [InlineData(Https, "own.crt", "own.crt", "own.crt: no key in PEM:")]
    [InlineData(Https, "own.crt", "other.key", "other.key: is not the key of ")]
    [InlineData(Https, "own.crt", "locked.key", "locked.key: is encrypted")]
    public void Files_that_do_not_do_are_told_in_plain_words(
        string listen, string? certificate, string? key, string message)
    {
        var told = Assert.Throws<BadInput>(() =>
            ServerCertificate.For(listen, certificate is null ? null : In(certificate), key is null ? null : In(key)));

        Assert.Contains(message, told.Message);
    }

    private string In(string file) => Path.Combine(_home.FullName, file);

    private void Make(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(
            DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
        File.WriteAllText(In($"{name}.crt"), certificate.ExportCertificatePem());
        File.WriteAllText(In($"{name}.key"), key.ExportPkcs8PrivateKeyPem());
        File.WriteAllText(In("locked.key"), key.ExportEncryptedPkcs8PrivateKeyPem(
            "secret", new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000)));
    }
}
