using PitMarshal.Tests.Web.Driving;
using PitMarshal.Tests.Web.Racing;

namespace PitMarshal.Tests.Web;

/// <summary>
/// Every page shows every change, however many are open; how soon is told and not judged here, for other tests share
/// the machine. Each figure is from race control's message to the page's own clock when the car stands in it.
/// </summary>
public sealed class CrowdTests(Chromium chromium, ITestOutputHelper output) : BrowserTests(chromium, output)
{
    private const int Changes = 12;

    // `make crowd` measures with many more.
    private static readonly int s_crowd = int.Parse(Environment.GetEnvironmentVariable("PITMARSHAL_CROWD") ?? "20");

    // A page tells when its link is live, and which car stands in it since when.
    private const string Watch = """
        const told = new Set();
        new MutationObserver(() => {
          const shown = [...document.querySelectorAll('.lane-car')].map(car => car.id);
          if (document.documentElement?.dataset.link === 'live') shown.push('live');
          for (const what of shown) if (!told.has(what)) { told.add(what); window.shows(what, Date.now()); }
        }).observe(document, { childList: true, subtree: true, attributeFilter: ['data-link'] });
        """;

    [Fact]
    public async Task A_page_shows_what_the_gateway_knows_while_its_figures_run()
    {
        var measured = await Pages(browsers: 1, pagesEach: 1, runs: true);
        Tell($"one page: {measured}");
        Assert.Equal(Changes, measured.Count);
    }

    /// <summary>More than the six connections that a browser opens to one server.</summary>
    [Fact]
    public Task A_crowd_of_pages_in_one_browser_all_show_it() => Crowd(browsers: 1);

    [Fact]
    public Task A_crowd_of_pages_in_many_browsers_all_show_it() => Crowd(s_crowd / 10);

    [Fact]
    public async Task Two_hundred_connections_all_hear_it()
    {
        const int Many = 200;
        await using var lane = await PitLane.Open();
        var latencies = new Latencies(Many);
        var live = latencies.Say("live");
        var followers = Enumerable.Range(0, Many).Select(_ => new Follower(lane, "/", (kind, data) =>
        {
            var now = DateTimeOffset.UtcNow.Subtract(DateTimeOffset.UnixEpoch).TotalMilliseconds;
            foreach (var what in kind == "hello"
                ? ["live"]
                : Enumerable.Range(1, 30).Select(car => $"lane-{car}").Where(id => data.Contains($"id=\\\"{id}\\\"")))
            {
                latencies.Shows(what, now);
            }
        })).ToList();
        await live.IsShown;
        latencies.Forget("live");
        lane.RunOn();
        await Change(lane, latencies);
        Tell($"{Many} connections: {latencies}");
        Assert.Equal(Changes * Many, latencies.Count);
        foreach (var follower in followers)
        {
            await follower.DisposeAsync();
        }
    }

    private async Task Crowd(int browsers)
    {
        var measured = await Pages(browsers, s_crowd / browsers, runs: false);
        Tell($"{browsers} browsers with {s_crowd / browsers} pages each: {measured}");
        Assert.Equal(Changes * s_crowd, measured.Count);
    }

    /// <param name="runs">
    /// Whether time runs. To paint what runs in so many windows is the work of two hundred devices, not of this
    /// one; what the gateway sends meanwhile is in the test of the connections.
    /// </param>
    private async Task<Latencies> Pages(int browsers, int pagesEach, bool runs)
    {
        await using var lane = await PitLane.Open();
        var latencies = new Latencies(browsers * pagesEach);
        var live = latencies.Say("live");
        List<IBrowserContext> contexts = [];
        foreach (var _ in Enumerable.Range(0, browsers))
        {
            var context = await Browser.NewContextAsync(Window.Phone.Options(lane.Address));
            contexts.Add(context);
            await context.ExposeBindingAsync<string, double, object?>("shows", (_, what, at) =>
            {
                latencies.Shows(what, at);
                return null;
            });
            await context.AddInitScriptAsync(Watch);
        }
        var opened = Enumerable.Range(0, browsers * pagesEach).Select(n => contexts[n % browsers]);
        await Parallel.ForEachAsync(opened, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (context, _) =>
        {
            var page = await context.NewPageAsync();
            await page.GotoAsync("/", new() { WaitUntil = WaitUntilState.Commit, Timeout = 60_000 });
        });
        await live.IsShown;
        latencies.Forget("live");
        if (runs)
        {
            lane.RunOn();
        }
        await Change(lane, latencies);
        await Task.WhenAll(contexts.Select(context => context.CloseAsync()));
        return latencies;
    }

    /// <summary>One car after the other comes in.</summary>
    private static async Task Change(PitLane lane, Latencies latencies)
    {
        lane.Time(100);
        for (var car = 1; car <= Changes; car++)
        {
            var round = latencies.Say($"lane-{car}");
            await lane.PassesNow(car, "pit-in");
            await round.IsShown;
        }
    }
}
