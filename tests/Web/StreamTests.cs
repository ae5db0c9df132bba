using System.Net;
using System.Threading.Channels;
using PitMarshal.Tests.Web.Racing;

namespace PitMarshal.Tests.Web;

/// <summary>The stream of events under the pages, without a browser.</summary>
public sealed class StreamTests(StreamTests.OneCar known) : IClassFixture<StreamTests.OneCar>
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Whoever_watches_what_is_quiet_hears_a_beat_while_others_have_news_all_the_time()
    {
        await using var lane = await PitLane.Open();
        await lane.In(27, 100);
        var beats = Channel.CreateUnbounded<string>();
        await using var busy = new Follower(lane, "/", (_, _) => { });
        await using var quiet = new Follower(lane, "/box/9", (kind, _) =>
        {
            if (kind == "beat")
            {
                beats.Writer.TryWrite(kind);
            }
        });
        lane.RunOn();
        for (var beat = 0; beat < 3; beat++)
        {
            await beats.Reader.ReadAsync().AsTask().WaitAsync(s_patience);
        }
    }

    [Theory]
    [InlineData("/live", HttpStatusCode.BadRequest)]
    [InlineData("/live?view=/nothing", HttpStatusCode.NotFound)]
    [InlineData("/live?view=%2F&view=%00", HttpStatusCode.NotFound)]
    public async Task A_stream_of_nothing_is_refused_with_a_problem(string address, HttpStatusCode status)
    {
        using var http = new HttpClient();
        using var answer = await http.GetAsync(known.Lane.Address + address);
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_page_asked_for_after_something_became_known_shows_it()
    {
        await using var lane = await PitLane.Open();
        using var http = new HttpClient();
        for (var car = 1; car <= 30; car++)
        {
            // Once before, so that there is an older picture of the race that could be served.
            Assert.DoesNotContain($"id=\"lane-{car}\"", await http.GetStringAsync(lane.Address));
            await lane.In(car, 100 + car);
            Assert.Contains($"id=\"lane-{car}\"", await http.GetStringAsync(lane.Address));
        }
    }

    /// <summary>A lane that is only asked.</summary>
    public sealed class OneCar : IAsyncLifetime
    {
        internal PitLane Lane { get; private set; } = null!;

        public async Task InitializeAsync() => Lane = await PitLane.Open(cars: 1);

        public async Task DisposeAsync() => await Lane.DisposeAsync();
    }
}
