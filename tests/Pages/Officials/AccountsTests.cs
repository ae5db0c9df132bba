using System.Runtime.Versioning;
using PitMarshal.Ingest;
using PitMarshal.Ingest.Recording;
using PitMarshal.Web.Officials.Registry;
using PitMarshal.Web.Officials.Roles;

namespace PitMarshal.Tests.Pages.Officials;

[UnsupportedOSPlatform("windows")]
public sealed class AccountsTests : IDisposable
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("pitmarshal-accounts-");
    private readonly List<string> _notices = [];
    private readonly DataFolder _folder;

    public AccountsTests() => _folder = new DataFolder(_home.FullName);

    public void Dispose() => _home.Delete(recursive: true);

    [Fact]
    public void Only_the_owner_can_read_who_may_sign_in_and_no_password_is_in_it()
    {
        Open().Add(Account.Of(new("Ana", Role.RaceControl), "cold brakes, warm rain"));

        Assert.Equal(Owner, File.GetUnixFileMode(_folder.Officials));
        Assert.DoesNotContain("cold brakes", File.ReadAllText(_folder.Officials));
        Assert.True(Passwords.Is(Open().Find("ana"), "cold brakes, warm rain"));
        Assert.False(Passwords.Is(Open().Find("ana"), "cold brakes, warm rain "));
    }

    [Fact]
    public async Task Keys_of_sessions_are_in_the_race_s_folder_for_its_owner_alone()
    {
        await using var served = await ServedGateway.Start(Role.Team);
        using var visitor = await served.SignedIn(Role.Team);

        Assert.Equal(Owner | UnixFileMode.UserExecute, File.GetUnixFileMode(served.Folder.Keys));
        Assert.Equal(Owner, File.GetUnixFileMode(Assert.Single(Directory.GetFiles(served.Folder.Keys))));
    }

    [Fact]
    public void Two_programs_that_add_at_the_same_time_lose_nobody()
    {
        Accounts page = Open(), command = Open();

        Parallel.For(0, 30, i => Assert.Null((i % 2 == 0 ? page : command).Add(Anybody($"d{i}"))));

        Assert.Equal(30, Open().All.Count);
        Assert.Equal(30, page.All.Count);
    }

    [Fact]
    public void Of_two_that_begin_at_the_same_time_one_is_the_first()
    {
        Accounts[] both = [Open(), Open()];
        var made = 0;

        Parallel.ForEach(both, accounts =>
            Interlocked.Add(ref made, accounts.AddFirst(Anybody($"d{accounts.GetHashCode()}")) is null ? 1 : 0));

        Assert.Equal((1, 1), (made, Open().All.Count));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[null]")]
    [InlineData("[{\"name\":\"Ana\"}]")]
    [InlineData("[{\"name\":null,\"role\":\"team\",\"hash\":\"\",\"stamp\":\"\"}]")]
    [InlineData("[{\"name\":\"Ana\",\"role\":\"owner\",\"hash\":\"\",\"stamp\":\"\"}]")]
    public void A_broken_file_is_told_once_changes_nothing_and_is_not_written_over(string text)
    {
        var running = Open();
        running.Add(Anybody("Ana"));
        File.WriteAllText(_folder.Officials, text);

        Assert.Equal("Ana", Assert.Single(running.All).Who.Name);
        Assert.Equal("Ana", Assert.Single(running.All).Who.Name);
        Assert.Contains(_folder.Officials, running.Add(Anybody("Ben")));

        Assert.Contains("until it is fixed, the officials stay as before", Assert.Single(_notices));
        Assert.Equal(text, File.ReadAllText(_folder.Officials));
    }

    [Fact]
    public void A_hash_that_is_none_lets_nobody_in()
    {
        Assert.False(Passwords.Is(new Account(new("Ana", Role.Team), "", "s"), ""));
        Assert.False(Passwords.Is(new Account(new("Ana", Role.Team), "not base 64!", "s"), "not base 64!"));
    }

    private static Account Anybody(string name) => new(new(name, Role.RaceControl), "none", "none");

    private Accounts Open() => new(_folder, _notices.Add);
}
