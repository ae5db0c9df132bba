using System.Security.Cryptography;
using System.Text;
using PitMarshal.Events;
using PitMarshal.Store;
using PitMarshal.Tests.Support.Common;
using PitMarshal.Web.Api.Wire;
using PitMarshal.Web.Feed;

namespace PitMarshal.Tests.Pages.Feed;

public sealed class WebhookTests
{
    private static readonly WebhookPace s_quick = new(
        TimeSpan.FromMilliseconds(5), TimeSpan.FromMilliseconds(20), Waiting.Long);

    private readonly int _port = TestBroker.FreePort();

    [Fact]
    public async Task Each_change_of_a_verdict_is_posted_in_the_order_of_the_log_and_signed()
    {
        await using var gateway = await RacingGateway.Start(RacingGateway.Race);
        using var receiver = new Receiver(_port);
        await using (var webhook = Post(gateway))
        {
            receiver.Came(Expected(gateway).Count);
        }
        Assert.Equal(Expected(gateway), receiver.Taken.Select(posted => (posted.Position, posted.Body)));
        var secret = File.ReadAllText(gateway.Folder.WebhookSecret).Trim();
        Assert.All(receiver.Taken, posted => Assert.Equal("sha256=" + Convert.ToHexStringLower(
            HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret),
                Encoding.UTF8.GetBytes($"{posted.Position}.{posted.Body}"))), posted.Signature));
        Assert.Contains(gateway.Notices,
            notice => notice.Contains(gateway.Folder.WebhookSecret) && !notice.Contains(secret));
        Assert.True(OperatingSystem.IsWindows()
            || File.GetUnixFileMode(gateway.Folder.WebhookSecret) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Theory]
    [InlineData(500, "answers 500")]
    [InlineData(302, "answers 302")]
    [InlineData(0, "does not answer within 0.3 s")]
    public async Task Whoever_does_not_take_it_is_asked_again_until_he_does_and_that_is_told_once(
        int status, string told)
    {
        await using var gateway = await RacingGateway.Start(RacingGateway.Race);
        using var receiver = new Receiver(_port) { Status = status };
        await using var webhook = Post(gateway, s_quick with { Answer = TimeSpan.FromMilliseconds(300) });
        receiver.Came(3);
        receiver.Status = 200;
        Until(() => receiver.Taken.Count >= Expected(gateway).Count);
        Assert.Equal(Expected(gateway), receiver.Taken.Select(posted => (posted.Position, posted.Body)).Distinct());
        Until(() => gateway.Notices.Any(notice => notice.Contains("takes verdicts again, after ")));
        Assert.Single(gateway.Notices, notice => notice.Contains(told));
    }

    [Fact]
    public async Task While_nobody_listens_the_log_goes_on_and_all_of_it_comes_later()
    {
        await using var gateway = await RacingGateway.Start();
        await using var webhook = Post(gateway);
        gateway.Tell(RacingGateway.Race);
        Until(() => gateway.Notices.Any(notice => notice.Contains("cannot be reached")));
        using var receiver = new Receiver(_port);
        receiver.Came(Expected(gateway).Count);
        Assert.Equal(Expected(gateway), receiver.Taken.Select(posted => (posted.Position, posted.Body)));
    }

    [Fact]
    public async Task After_a_restart_it_goes_on_after_the_last_that_was_taken()
    {
        await using var gateway = await RacingGateway.Start(RacingGateway.Race);
        using var receiver = new Receiver(_port);
        var before = Expected(gateway);
        await using (var webhook = Post(gateway))
        {
            receiver.Came(before.Count);
        }
        await gateway.Restart();
        gateway.Tell("""{"event":"CarPassed","at":"2026-06-13T14:40:09Z","uMs":1.5,"car":"99","line":"pit-out"}""");
        await using var again = Post(gateway);
        receiver.Came(Expected(gateway).Count - before.Count);
        Assert.Equal(Expected(gateway), receiver.Taken.Select(posted => (posted.Position, posted.Body)));
    }

    [Fact]
    public async Task Another_address_begins_at_the_beginning_and_so_does_another_log()
    {
        await using var gateway = await RacingGateway.Start(RacingGateway.Race);
        File.WriteAllText(gateway.Folder.WebhookPlace,
            $$"""{"url":"http://127.0.0.1:{{_port}}/verdicts","position":"999"}""");
        using var receiver = new Receiver(_port);
        await using (var webhook = Post(gateway))
        {
            receiver.Came(Expected(gateway).Count);
        }
        Assert.Contains(gateway.Notices, notice => notice.Contains("999 is no place of this log"));
        await using var other = new Webhook($"http://127.0.0.1:{_port}/other", gateway.Folder,
            new LogNews(gateway.Gateway), s_quick, gateway.Notices.Enqueue);
        receiver.Came(Expected(gateway).Count);
        Assert.Equal(Expected(gateway).Concat(Expected(gateway)),
            receiver.Taken.Select(posted => (posted.Position, posted.Body)));
    }

    [Theory]
    [InlineData("ftp://host/")]
    [InlineData("verdicts")]
    public async Task What_is_no_address_is_refused(string url)
    {
        await using var gateway = await RacingGateway.Start();
        Assert.Throws<BadInput>(() =>
            new Webhook(url, gateway.Folder, new LogNews(gateway.Gateway), s_quick, gateway.Notices.Enqueue));
    }

    [Fact]
    public void Waits_grow_up_to_a_minute()
    {
        Assert.Equal([1, 2, 4, 8, 16, 32, 60, 60],
            Enumerable.Range(1, 8).Select(failures => (int)WebhookPace.Usual.Wait(failures).TotalSeconds));
        Assert.Equal(60, WebhookPace.Usual.Wait(int.MaxValue).TotalSeconds);
    }

    private Webhook Post(RacingGateway gateway, WebhookPace? pace = null) =>
        new($"http://127.0.0.1:{_port}/verdicts", gateway.Folder, new LogNews(gateway.Gateway), pace ?? s_quick,
            gateway.Notices.Enqueue);

    private static List<(string Position, string Body)> Expected(RacingGateway gateway)
    {
        using var feed = gateway.Folder.Log.Follow();
        return [.. feed.After(default, 10_000).Where(item => item.Verdict is not null)
            .Select(item => ($"{item.Position}", item.Json ?? $$"""{"id":"{{item.Verdict}}","withdrawn":true}"""))];
    }

    private static void Until(Func<bool> so) =>
        Assert.True(SpinWait.SpinUntil(so, Waiting.Long), "what the test waits for did not happen");
}
