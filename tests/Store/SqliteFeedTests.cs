using PitMarshal.Store.Feed;
using PitMarshal.Store.Sqlite;

namespace PitMarshal.Tests.Store;

public sealed class SqliteFeedTests : LogFeedTests
{
    private readonly DirectoryInfo _home;

    public SqliteFeedTests()
        : this(Directory.CreateTempSubdirectory("pitmarshal-feed-"))
    {
    }

    private SqliteFeedTests(DirectoryInfo home)
        : base(new SqliteRaceLog(Path.Combine(home.FullName, "race.db"))) => _home = home;

    public override void Dispose()
    {
        base.Dispose();
        _home.Delete(recursive: true);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("1.2.3")]
    [InlineData("1.")]
    [InlineData(" 1")]
    [InlineData("99999999999999999999")]
    public void What_is_no_position_is_not_read_as_one(string text) =>
        Assert.False(FeedPosition.TryParse(text, null, out _));
}
