using PitMarshal.Events;
using PitMarshal.Store.Postgres.Connecting;

namespace PitMarshal.Tests.Store.Postgres;

public sealed class StoreAddressTests
{
    [Fact]
    public void An_address_says_who_where_and_which_database()
    {
        var options = StoreAddress.Parse("postgres://ana:p%40ss%3A@db.example:5433/races").Options;
        Assert.Equal(("ana", "p@ss:", "db.example", 5433, "races"),
            (options.Username, options.Password, options.Host, options.Port, options.Database));
    }

    [Fact]
    public void Without_a_password_it_is_taken_from_elsewhere_and_the_port_is_the_usual_one()
    {
        var options = StoreAddress.Parse("postgresql://ana@db.example/races?sslmode=verify-full").Options;
        Assert.Equal((null, 5432, Npgsql.SslMode.VerifyFull), (options.Password, options.Port, options.SslMode));
    }

    [Fact]
    public void Its_text_has_neither_user_nor_password() => Assert.Equal("postgres://db.example:5432/races",
        $"{StoreAddress.Parse("postgres://ana:secret@db.example/races")}");

    [Theory]
    [InlineData("secret")]
    [InlineData("postgres://ana:secret@host")]
    [InlineData("postgres://ana:secret@/races")]
    [InlineData("mysql://ana:secret@host/races")]
    [InlineData("postgres://ana:secret@host/races?sslmode=secret")]
    [InlineData("postgres://ana:secret@host:port/races")]
    public void What_is_none_is_refused_without_repeating_it(string url) =>
        Assert.DoesNotContain("secret", Assert.Throws<BadInput>(() => StoreAddress.Parse(url)).Message);
}
